import { expect, type Page } from '@playwright/test'
import { register } from './api.ts'
import { newAccount, type Person } from './person.ts'
import type { View } from './pages.ts'

/** What somebody sees who is in rooms and has agents; makes those. */
export async function roomViews({ api }: Person): Promise<View[]> {
  const bob = (await register(api.url, newAccount('Bob Brown'))).session.user
  const zoe = (await register(api.url, newAccount('Zoë van der Meulen'))).session.user
  const participants = [bob, zoe].map(({ id }) => ({ kind: 'person' as const, id }))
  const room = await api.newRoom('Spring release', {
    room: { topic: 'What ships in April, and what still stands in its way', visibility: 'public' },
    participants,
  })
  await api.newRoom('Archive of ideas', { room: { visibility: 'public' } })
  await api.send(room.id, 'The notes are ready for a last look. Who takes the screenshots?')
  const show = async (page: Page) => {
    await page.goto(`/chat/${room.id}`)
    await expect(page.getByText('The notes are ready')).toBeVisible()
  }
  const panel =
    (tab: string): View['show'] =>
    async (page) => {
      await show(page)
      await page.getByRole('button', { name: /^People: / }).click()
      await page.getByRole('tab', { name: tab }).click()
      await page.waitForLoadState('networkidle')
    }
  return [
    { name: 'room', show },
    { name: 'room-people', show: panel('People') },
    { name: 'room-invite', show: panel('Invite') },
    { name: 'room-runs', show: panel('Agents’ runs') },
    { name: 'room-settings', show: panel('Settings') },
    { name: 'room-new', show: fromPalette('New room', 'New room') },
    { name: 'rooms', show: fromPalette('Browse rooms', 'Browse rooms') },
  ]
}

const fromPalette =
  (entry: string, dialog: string): View['show'] =>
  async (page) => {
    await page.goto('/chat')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill(entry)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await page.waitForLoadState('networkidle')
  }

/** What somebody sees who has agents; makes one. */
export async function agentViews({ api }: Person): Promise<View[]> {
  await api.must('/agents', {
    method: 'POST',
    body: {
      handle: `reviewer-${Date.now().toString(36)}`,
      name: 'Code Reviewer',
      description: 'Reads changes and says what would not survive production.',
      visibility: 'everyone',
    },
  })
  const list = async (page: Page) => {
    await page.goto('/agents')
    await expect(page.getByText('Code Reviewer').first()).toBeVisible()
  }
  return [
    { name: 'agents', show: list },
    {
      name: 'agent-form',
      async show(page) {
        await list(page)
        await page.getByRole('button', { name: 'New agent' }).click()
        await expect(page.getByRole('dialog', { name: 'New agent' })).toBeVisible()
      },
    },
  ]
}
