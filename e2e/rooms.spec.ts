import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ChatScreen } from './chat-screen.ts'
import { Person } from './person.ts'

/** A signal or an event is here at once, but for a machine that is busy. */
const SOON = { timeout: 15_000 }

const panel = (page: Page) => page.getByRole('complementary', { name: 'About this room' })
const row = (page: Page, name: string) => panel(page).getByRole('listitem').filter({ hasText: name })

async function openPanel(page: Page, tab: 'People' | 'Invite' | 'Settings') {
  if (!(await panel(page).isVisible())) await page.getByRole('button', { name: /^People: / }).click()
  await panel(page).getByRole('tab', { name: tab }).click()
}

async function makeRoom(
  page: Page,
  { name, topic = '', isPublic = false }: { name: string; topic?: string; isPublic?: boolean },
) {
  await new ChatScreen(page).open()
  await page.getByRole('button', { name: 'New room' }).click()
  const dialog = page.getByRole('dialog', { name: 'New room' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Topic' }).fill(topic)
  if (isPublic) await dialog.getByRole('radio', { name: /^Public/ }).check({ force: true })
  await dialog.getByRole('button', { name: 'Create room' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible()
  return new ChatScreen(page).chatId()
}

/** The link of a new invitation, as the panel shows it once. */
async function inviteByLink(page: Page): Promise<string> {
  await openPanel(page, 'Invite')
  await panel(page).getByRole('button', { name: 'Make a link' }).click()
  return panel(page).getByRole('textbox', { name: 'Link of the invitation' }).inputValue()
}

test('three people meet in a room: one makes it, one comes by a link, one finds it', async ({
  ada,
  bob,
  surroundings,
}) => {
  test.slow()
  const cleo = await Person.join(surroundings, 'Cleo')
  const name = `Spring release ${ada.id.slice(-6)}`
  const roomId = await makeRoom(ada.page, { name, topic: 'What ships in April', isPublic: true })

  await bob.page.goto(await inviteByLink(ada.page))
  await expect(bob.page.getByRole('heading', { name: `Join “${name}”` })).toBeVisible()
  await expect(bob.page.getByText('What ships in April')).toBeVisible()
  await bob.page.getByRole('button', { name: 'Join the room' }).click()
  await expect(bob.page).toHaveURL(new RegExp(roomId))

  await new ChatScreen(cleo.page).open()
  await cleo.page.getByRole('button', { name: 'Browse rooms' }).click()
  await cleo.page.getByRole('textbox', { name: /^Search rooms/ }).fill(name)
  await cleo.page.getByRole('button', { name: `Join ${name}` }).click()
  await expect(cleo.page).toHaveURL(new RegExp(roomId))

  await openPanel(ada.page, 'People')
  for (const who of ['Bob', 'Cleo'])
    await expect(row(ada.page, who).getByRole('img', { name: 'Online' })).toBeVisible(SOON)
  const screens = [ada, bob, cleo].map(({ page }) => new ChatScreen(page))
  await screens[1]?.say('Good to be here')
  for (const screen of screens) await expect(screen.message('Good to be here')).toBeVisible(SOON)
})

test('what is said in a room one is not looking at is counted, and mentions are told apart', async ({
  ada,
  bob,
}) => {
  const room = await ada.api.newRoom('Design', { participants: [{ kind: 'person', id: bob.id }] })
  const { handle } = await bob.api.must<{ handle: string }>('/users/profile')
  const screen = new ChatScreen(bob.page)
  await screen.open()
  const listed = screen.row('Design')
  await expect(listed).toBeVisible()
  await ada.api.send(room.id, 'Nothing special')
  await expect(listed).toContainText('1 unread', SOON)
  await ada.api.send(room.id, `A word, @${handle}?`)
  await expect(listed).toContainText('2 unread, 1 mentions you', SOON)
  await expect(bob.page).toHaveTitle(/^\(1\) /)
  await listed.click()
  await expect(screen.message('A word')).toBeVisible()
})

test('a role decides what one may do, and changes at once', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Board', { participants: [{ kind: 'person', id: bob.id }] })
  await new ChatScreen(ada.page).open(room.id)
  await new ChatScreen(bob.page).open(room.id)
  await openPanel(bob.page, 'Settings')
  await expect(panel(bob.page).getByRole('textbox', { name: 'Name' })).toHaveCount(0)
  await openPanel(ada.page, 'People')
  await row(ada.page, 'Bob').getByRole('button', { name: 'More for Bob' }).click()
  await ada.page.getByRole('menuitemradio', { name: /^Admin/ }).click()
  await expect(row(ada.page, 'Bob')).toContainText('Admin')
  await expect(panel(bob.page).getByRole('textbox', { name: 'Name' })).toBeVisible(SOON)
})

test('whoever is removed hears nothing more, and is told where they stand', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Inner circle', { participants: [{ kind: 'person', id: bob.id }] })
  await ada.api.send(room.id, 'Before')
  await new ChatScreen(ada.page).open(room.id)
  const screen = new ChatScreen(bob.page)
  await screen.open(room.id)
  await expect(screen.message('Before')).toBeVisible()
  await openPanel(ada.page, 'People')
  await row(ada.page, 'Bob').getByRole('button', { name: 'More for Bob' }).click()
  await ada.page.getByRole('menuitem', { name: 'Remove…' }).click()
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(bob.page.getByRole('heading', { name: 'You are not in “Inner circle” any more' })).toBeVisible(
    SOON,
  )
  await expect(screen.row('Inner circle')).toHaveCount(0)
  await ada.api.send(room.id, 'After')
  await expect(bob.page.getByText('After')).toHaveCount(0)
})

test('an archived room can be read, says so, and can be opened again', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Winter release', { participants: [{ kind: 'person', id: bob.id }] })
  await new ChatScreen(ada.page).open(room.id)
  const screen = new ChatScreen(bob.page)
  await screen.open(room.id)
  await openPanel(ada.page, 'Settings')
  await panel(ada.page).getByRole('button', { name: 'Archive for everybody' }).click()
  await expect(bob.page.getByRole('main').getByText('Archived', { exact: true })).toBeVisible(SOON)
  await expect(screen.row('Winter release')).toContainText('Archived', SOON)
  await panel(ada.page).getByRole('button', { name: 'Reopen the room' }).click()
  await expect(screen.row('Winter release')).not.toContainText('Archived', SOON)
})

test('an invitation waits for whoever has to log in first', async ({ ada, stranger }) => {
  await makeRoom(ada.page, { name: 'Open door' })
  const link = await inviteByLink(ada.page)
  const { page } = stranger
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Join “Open door”' })).toBeVisible()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Dana')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`dana-${ada.id.slice(-8)}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill('Dana likes long passwords')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('button', { name: 'Join the room' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Open door/ })).toBeVisible()
})

test('an invitation that is over says why nobody comes in by it', async ({ ada, bob, stranger }) => {
  stranger.faults.expect(/40\d|410/, 'invitations that cannot be used')
  bob.faults.expect(/410/, 'an invitation that was taken back')
  await makeRoom(ada.page, { name: 'Closed door' })
  const link = await inviteByLink(ada.page)
  await panel(ada.page)
    .getByRole('button', { name: /^Take back: / })
    .click()
  await expect(panel(ada.page).getByText('taken back')).toBeVisible()
  await bob.page.goto(link)
  await expect(bob.page.getByRole('heading', { name: 'This invitation is over' })).toBeVisible()
  await stranger.page.goto('/join/this-is-not-a-token-of-anything-at-all')
  await expect(stranger.page.getByRole('heading', { name: 'This is no invitation' })).toBeVisible()
})
