import type { Page } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'])

/** Notes the theme at the moment there is something to paint. */
const watchFirstTheme = (page: Page) =>
  page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (!document.body) return
      Object.assign(globalThis, { firstTheme: document.documentElement.dataset['theme'] ?? 'none' })
      watcher.disconnect()
    })
    watcher.observe(document, { childList: true, subtree: true })
  })

const firstThemeOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { firstTheme: string }).firstTheme)

for (const [name, theme] of [
  ['Light', 'light'],
  ['Dark', 'dark'],
  ['Terminal', 'terminal'],
] as const) {
  test(`${name} is chosen in the account menu, and every page opens in it from its first paint`, async ({
    ada,
  }) => {
    const { page } = ada
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' })
    const chat = new ChatScreen(page)
    await chat.open()
    await page.getByRole('button', { name: 'Account of Ada' }).click()
    await page.getByRole('menuitemradio', { name }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)

    await watchFirstTheme(page)
    for (const path of ['/chat', '/', '/settings', '/auth/forgot', '/no/such/page']) {
      ada.faults.expect(/404 \(Not Found\)/, 'one of the pages is not there')
      await page.goto(path)
      expect(await firstThemeOf(page), path).toBe(theme)
      expect(await themeOf(page), path).toBe(theme)
    }
  })
}

test('without a choice the system decides, and changes it while one looks', async ({ ada }) => {
  const { page } = ada
  await page.emulateMedia({ colorScheme: 'dark' })
  await watchFirstTheme(page)
  await page.goto('/chat')
  expect(await firstThemeOf(page)).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a theme chosen in the settings follows the person to their next login', async ({ ada, stranger }) => {
  await ada.page.goto('/settings#appearance')
  await ada.page.getByRole('radio', { name: 'Terminal' }).check({ force: true })
  await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'terminal')
  await expect
    .poll(() =>
      ada.api.must<{ preferences: object }>('/users/profile').then((profile) => profile.preferences),
    )
    .toMatchObject({ theme: 'terminal' })

  const { page } = stranger
  await page.goto('/auth/login')
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password').fill(ada.password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL('/chat')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'terminal')
})
