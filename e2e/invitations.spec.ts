import type { CreatedInvitation, CreateInvitation } from '@parley/contracts'
import type { Browser } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test, withOwnServer } from './fixtures.ts'
import { newAccount, openDevice, Person } from './person.ts'
import { newRoom } from './room.ts'
import { RoomPanel } from './room-screen.ts'

const invite = (person: Person, chatId: string, body: CreateInvitation = {}) =>
  person.api.must<CreatedInvitation>(`/chats/${chatId}/invitations`, { method: 'POST', body })

test('an invitation waits for whoever has to log in first', async ({ ada, stranger }) => {
  const room = await newRoom(ada, 'Open door')
  await new ChatScreen(ada.page).open(room.id)
  const link = await new RoomPanel(ada.page).inviteByLink()
  const { page } = stranger
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Join “Open door”' })).toBeVisible()
  await page.getByRole('link', { name: 'Create an account' }).click()
  const dana = newAccount('Dana')
  await page.getByRole('textbox', { name: 'Name' }).fill(dana.name)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(dana.email)
  await page.getByLabel('Password', { exact: true }).fill(dana.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('button', { name: 'Join the room' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Open door/ })).toBeVisible()
})

test('an invitation that is over says why nobody comes in by it', async ({ ada, bob, stranger }) => {
  for (const { faults } of [bob, stranger]) faults.expect(/404|410/, 'invitations that cannot be used')
  const room = await newRoom(ada, 'Closed door')
  await new ChatScreen(ada.page).open(room.id)
  const panel = new RoomPanel(ada.page)
  const link = await panel.inviteByLink()
  await panel.panel.getByRole('button', { name: /^Take back: / }).click()
  await expect(panel.panel.getByText('taken back')).toBeVisible()
  await bob.page.goto(link)
  await expect(bob.page.getByRole('heading', { name: 'This invitation was taken back' })).toBeVisible()

  const once = await invite(ada, room.id, { maxUses: 1 })
  await bob.page.goto(new URL(once.url).pathname)
  await bob.page.getByRole('button', { name: 'Join the room' }).click()
  await expect(bob.page.getByRole('heading', { level: 1, name: /Closed door/ })).toBeVisible()
  await stranger.page.goto(new URL(once.url).pathname)
  await expect(stranger.page.getByRole('heading', { name: 'This invitation is used up' })).toBeVisible()
  await stranger.page.goto('/join/this-is-not-a-token-of-anything-at-all')
  await expect(stranger.page.getByRole('heading', { name: 'This is no invitation' })).toBeVisible()
})

test('where registration is closed, who is invited by e-mail makes an account, and others are told beforehand', async ({
  browser,
}: {
  browser: Browser
}) => {
  test.slow()
  await withOwnServer(browser, { env: { REGISTRATION: 'closed' } }, async (_server, surroundings) => {
    // The first account of a server is always let in.
    const ada = await Person.join(surroundings, 'Ada')
    const room = await newRoom(ada, 'Side door')
    const dana = newAccount('Dana')
    const letter = await invite(ada, room.id, { email: dana.email })
    const link = await invite(ada, room.id)

    const { page } = await openDevice(surroundings)
    await page.goto(new URL(link.url).pathname)
    await expect(page.getByText('This server accepts no new accounts')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0)

    await page.goto(new URL(letter.url).pathname)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(dana.email)
    await page.getByRole('textbox', { name: 'Name' }).fill(dana.name)
    await page.getByLabel('Password', { exact: true }).fill(dana.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('button', { name: 'Join the room' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Side door/ })).toBeVisible()
  })
})
