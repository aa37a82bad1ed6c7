import type { CreatedInvitation } from '@parley/contracts'
import { expect, type Page } from '@playwright/test'
import { livelyRoom, otherRooms, someone } from './lively-room.ts'
import type { Person } from './person.ts'
import { newHandle } from './room.ts'
import { runFromPalette, type View } from './pages.ts'

/** What somebody sees who is in rooms; makes those. */
export async function roomViews(person: Person): Promise<View[]> {
  const room = await livelyRoom(person)
  await otherRooms(person)
  const show = async (page: Page) => {
    await page.goto(`/chat/${room.id}`)
    await expect(page.getByText('The dark ones are up now')).toBeVisible()
    await page.waitForLoadState('networkidle')
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
    {
      name: 'room-thread',
      async show(page) {
        await show(page)
        await page.getByRole('button', { name: /2 replies/ }).click()
        await expect(page.getByRole('log', { name: 'Thread' })).toContainText('a note a week before')
      },
    },
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
    await runFromPalette(page, entry)
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await page.waitForLoadState('networkidle')
  }

/** What somebody sees who is invited into the room of another: for whoever is logged in, and for strangers. */
export async function invitationViews({ api }: Person): Promise<{ own: View[]; public: View[] }> {
  const mira = await someone(api.url, 'Mira Okafor')
  const room = await mira.newRoom('Reading circle', {
    room: { topic: 'A book a month, and what we made of it' },
  })
  const invite = () =>
    mira.must<CreatedInvitation>(`/chats/${room.id}/invitations`, { method: 'POST', body: {} })
  const [open, over] = [await invite(), await invite()]
  await mira.must(`/chats/${room.id}/invitations/${over.invitation.id}`, { method: 'DELETE' })
  const show =
    ({ url }: CreatedInvitation, heading: string): View['show'] =>
    async (page) => {
      await page.goto(new URL(url).pathname)
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
      await page.waitForLoadState('networkidle')
    }
  return {
    own: [{ name: 'join', show: show(open, 'Join “Reading circle”') }],
    public: [
      { name: 'join-logged-out', show: show(open, 'Join “Reading circle”') },
      { name: 'join-over', show: show(over, 'This invitation was taken back') },
    ],
  }
}

const AGENTS = [
  ['Code Reviewer', 'Reads changes and says what would not survive production.', 'everyone'],
  ['Tutor', 'Explains one thing at a time, and asks whether it was understood.', 'mine'],
] as const

/** What somebody sees who has agents; makes those. */
export async function agentViews({ api }: Person): Promise<View[]> {
  for (const [name, description, visibility] of AGENTS)
    await api.must('/agents', {
      method: 'POST',
      body: {
        handle: newHandle(name.toLowerCase().replace(' ', '-')),
        name,
        description,
        visibility,
        instructions: 'Be brief. Say what is good first.',
      },
    })
  const list = async (page: Page) => {
    await page.goto('/agents')
    await expect(page.getByText('Code Reviewer').first()).toBeVisible()
  }
  const form =
    (button: string, dialog: string): View['show'] =>
    async (page) => {
      await list(page)
      await page.getByRole('button', { name: button }).first().click()
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await page.waitForLoadState('networkidle')
    }
  return [
    { name: 'agents', show: list },
    { name: 'agent-new', show: form('New agent', 'New agent') },
    { name: 'agent-edit', show: form('Edit Code Reviewer', 'Edit Code Reviewer') },
  ]
}
