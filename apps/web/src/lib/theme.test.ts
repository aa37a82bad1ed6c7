// @vitest-environment jsdom
import { runInThisContext } from 'node:vm'
import { beforeEach, expect, test, vi } from 'vitest'
import { themeBootScript, THEME_COLORS } from './theme-boot.ts'

let systemIsDark = false
const systemListeners = new Set<() => void>()

beforeEach(() => {
  systemIsDark = false
  systemListeners.clear()
  localStorage.clear()
  document.head.replaceChildren()
  document.documentElement.removeAttribute('data-theme')
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return systemIsDark
    },
    addEventListener: (_: string, listener: () => void) => systemListeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => systemListeners.delete(listener),
  }))
  vi.resetModules()
})

// As the browser does before the first paint: the text of the script, in the page.
const boot = () => runInThisContext(themeBootScript)
const shown = () => document.documentElement.dataset['theme']
const barColour = () => document.querySelector<HTMLMetaElement>('meta[name="theme-color"]')?.content

test('a page starts in the theme that was chosen', () => {
  localStorage.setItem('parley.theme', 'terminal')
  boot()
  expect(shown()).toBe('terminal')
  expect(barColour()).toBe(THEME_COLORS.terminal)
})

test.each(['system', 'toString', '', '{"x":1}'])('a page with “%s” stored follows the system', (stored) => {
  localStorage.setItem('parley.theme', stored)
  systemIsDark = true
  boot()
  expect(shown()).toBe('dark')
})

test('a choice shows at once and outlives the page', async () => {
  const { setTheme, chosenTheme } = await import('./theme.ts')
  boot()
  setTheme('dark')
  expect(shown()).toBe('dark')
  expect(barColour()).toBe(THEME_COLORS.dark)
  expect(chosenTheme()).toBe('dark')
  expect(localStorage.getItem('parley.theme')).toBe('dark')
})

test('another tab’s choice and the system’s change are followed', () => {
  boot()
  localStorage.setItem('parley.theme', 'terminal')
  window.dispatchEvent(new StorageEvent('storage', { key: 'parley.theme' }))
  expect(shown()).toBe('terminal')

  localStorage.setItem('parley.theme', 'system')
  systemIsDark = true
  systemListeners.forEach((listener) => listener())
  expect(shown()).toBe('dark')
})

test('where storage is refused, the choice lasts as long as the page', async () => {
  const { setTheme, chosenTheme } = await import('./theme.ts')
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  setTheme('terminal')
  expect(shown()).toBe('terminal')
  expect(chosenTheme()).toBe('terminal')
  vi.restoreAllMocks()
})

test('static pages know whether somebody is signed in', () => {
  boot()
  expect(document.documentElement.hasAttribute('data-signed-in')).toBe(false)
  localStorage.setItem('parley.signedIn', '1')
  window.dispatchEvent(new StorageEvent('storage', { key: 'parley.signedIn' }))
  expect(document.documentElement.hasAttribute('data-signed-in')).toBe(true)
})
