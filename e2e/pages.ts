import { expect, type Page } from '@playwright/test'
import type { Person } from './person.ts'

export type View = { name: string; show: (this: void, page: Page) => Promise<void> }

const RICH = [
  '/demo tokens=500 rate=0 ttft=0 seed=71 reasoning=40 markdown=code,table,list,math',
  '/demo tokens=60 rate=0 ttft=0 seed=72 tool=calculator',
]

const open =
  (path: string, heading: string | RegExp): View['show'] =>
  async (page) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
  }

/** Opens the palette, and runs what it finds first for these words. */
export async function runFromPalette(page: Page, words: string) {
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await page.keyboard.press('ControlOrMeta+k')
  await palette.getByRole('combobox').fill(words)
  await expect(palette.getByRole('option', { selected: true })).toContainText(new RegExp(words, 'i'))
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
}

/** What somebody sees who is not logged in. */
export const publicViews: View[] = [
  { name: 'landing', show: open('/', /People and AI/) },
  { name: 'login', show: open('/auth/login', 'Log in') },
  { name: 'register', show: open('/auth/register', 'Create account') },
  { name: 'forgot', show: open('/auth/forgot', 'Forgot your password?') },
  { name: 'reset', show: open('/auth/reset?token=none', 'This link does not work any more') },
  { name: 'not-found', show: open('/no/such/page', 'There is nothing at this address') },
]

/** What somebody sees who has a few chats; makes those. */
export async function ownViews({ api }: Person, isPhone = false): Promise<View[]> {
  for (const title of ['Release notes for the spring version', 'Trip to Lisbon', 'Why is the sky blue?'])
    await api.newChat(title)
  const { id } = await api.newChat('A little of everything')
  for (const prompt of RICH) await api.converse(id, prompt)
  await api.converse(id, '/demo fail=refuse ttft=0')
  const talk = async (page: Page) => {
    await page.goto(`/chat/${id}`)
    await expect(page.getByText('The answer failed')).toBeVisible()
    // Diagrams, formulas and colours come a moment after the words.
    await page.waitForLoadState('networkidle')
  }
  return [
    ...(isPhone ? [{ name: 'history', show: openHistory }] : []),
    { name: 'chat-empty', show: open('/chat', /What is on your mind, /) },
    { name: 'chat', show: talk },
    {
      name: 'chat-top',
      async show(page) {
        await talk(page)
        // What is drawn late may take one to the end again.
        await expect(async () => {
          await page.getByRole('log').evaluate((log) => log.scrollTo({ top: 0 }))
          expect(await page.locator('figure pre').first().isVisible()).toBe(true)
        }).toPass()
      },
    },
    {
      name: 'palette',
      async show(page) {
        await talk(page)
        await page.keyboard.press('ControlOrMeta+k')
        await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
      },
    },
    {
      name: 'models',
      async show(page) {
        await talk(page)
        await page.getByRole('button', { name: /^Model: / }).click()
        await expect(page.getByRole('option').first()).toBeVisible()
      },
    },
    {
      name: 'chat-gone',
      show: open('/chat/00000000-0000-7000-8000-000000000000', 'This chat is not here'),
    },
    {
      name: 'settings',
      async show(page) {
        await open('/settings', 'Security')(page)
        // What is below the first screen comes when somebody goes there.
        await expect(async () => {
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
          expect(await page.locator('main .animate-pulse').count()).toBe(0)
        }).toPass()
        await page.evaluate(() => scrollTo(0, 0))
        await page.waitForLoadState('networkidle')
      },
    },
  ]
}

async function openHistory(page: Page) {
  await open('/chat', /What is on your mind, /)(page)
  await page.getByRole('main').getByRole('button', { name: 'Chats' }).click()
  await expect(page.getByRole('dialog', { name: 'Chats' }).getByText('Trip to Lisbon')).toBeVisible()
}

/** Changes the theme as another tab would. */
export async function wear(page: Page, theme: string) {
  await page.evaluate((chosen) => {
    localStorage.setItem('parley.theme', chosen)
    dispatchEvent(new StorageEvent('storage', { key: 'parley.theme', storageArea: localStorage }))
  }, theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}
