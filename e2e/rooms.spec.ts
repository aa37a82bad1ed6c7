import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ChatScreen } from './chat-screen.ts'
import { Person } from './person.ts'
import { RoomPanel } from './room-screen.ts'

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

test('three people meet in a room: one makes it, one comes by a link, one finds it', async ({
  ada,
  bob,
  surroundings,
}) => {
  test.slow()
  const cleo = await Person.join(surroundings, 'Cleo')
  const name = `Spring release ${ada.id.slice(-6)}`
  const roomId = await makeRoom(ada.page, { name, topic: 'What ships in April', isPublic: true })

  await bob.page.goto(await new RoomPanel(ada.page).inviteByLink())
  await expect(bob.page.getByRole('heading', { name: `Join “${name}”` })).toBeVisible()
  await expect(bob.page.getByText('What ships in April')).toBeVisible()
  await bob.page.getByRole('button', { name: 'Join the room' }).click()
  await expect(bob.page).toHaveURL(new RegExp(roomId))

  await new ChatScreen(cleo.page).open()
  await cleo.page.getByRole('button', { name: 'Browse rooms' }).click()
  await cleo.page.getByRole('textbox', { name: /^Search rooms/ }).fill(name)
  await cleo.page.getByRole('button', { name: `Join ${name}` }).click()
  await expect(cleo.page).toHaveURL(new RegExp(roomId))

  await new RoomPanel(ada.page).open('People')
  for (const who of ['Bob', 'Cleo'])
    await expect(new RoomPanel(ada.page).row(who).getByRole('img', { name: 'Online' })).toBeVisible()
  const screens = [ada, bob, cleo].map(({ page }) => new ChatScreen(page))
  await screens[1]?.say('Good to be here')
  for (const screen of screens) await expect(screen.message('Good to be here')).toBeVisible()
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
  await expect(listed).toContainText('1 unread')
  await ada.api.send(room.id, `A word, @${handle}?`)
  await expect(listed).toContainText('2 unread, 1 mentions you')
  await expect(bob.page).toHaveTitle(/^\(1\) /)
  await listed.click()
  await expect(screen.message('A word')).toBeVisible()
})

test('a role decides what one may do, and changes at once', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Board', { participants: [{ kind: 'person', id: bob.id }] })
  await new ChatScreen(ada.page).open(room.id)
  await new ChatScreen(bob.page).open(room.id)
  await new RoomPanel(bob.page).open('Settings')
  await expect(new RoomPanel(bob.page).panel.getByRole('textbox', { name: 'Name' })).toHaveCount(0)
  await new RoomPanel(ada.page).choose('Bob', /^Admin/, 'menuitemradio')
  await expect(new RoomPanel(ada.page).row('Bob')).toContainText('Admin')
  await expect(new RoomPanel(bob.page).panel.getByRole('textbox', { name: 'Name' })).toBeVisible()
})

test('whoever is removed hears nothing more, and is told where they stand', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Inner circle', { participants: [{ kind: 'person', id: bob.id }] })
  await ada.api.send(room.id, 'Before')
  await new ChatScreen(ada.page).open(room.id)
  const screen = new ChatScreen(bob.page)
  await screen.open(room.id)
  await expect(screen.message('Before')).toBeVisible()
  await new RoomPanel(ada.page).choose('Bob', 'Remove…')
  await new RoomPanel(ada.page).confirm('Remove')
  await expect(
    bob.page.getByRole('heading', { name: 'You are not in “Inner circle” any more' }),
  ).toBeVisible()
  await expect(screen.row('Inner circle')).toHaveCount(0)
  await ada.api.send(room.id, 'After')
  await expect(bob.page.getByText('After')).toHaveCount(0)
})

test('an archived room can be read, says so, and can be opened again', async ({ ada, bob }) => {
  const room = await ada.api.newRoom('Winter release', { participants: [{ kind: 'person', id: bob.id }] })
  await new ChatScreen(ada.page).open(room.id)
  const screen = new ChatScreen(bob.page)
  await screen.open(room.id)
  await new RoomPanel(ada.page).open('Settings')
  await new RoomPanel(ada.page).panel.getByRole('button', { name: 'Archive for everybody' }).click()
  await expect(bob.page.getByRole('main').getByText('Archived', { exact: true })).toBeVisible()
  await expect(screen.row('Winter release')).toContainText('Archived')
  // How one sends is no news where nothing is sent.
  await expect(screen.status).not.toContainText('sends')
  await new RoomPanel(ada.page).panel.getByRole('button', { name: 'Reopen the room' }).click()
  await expect(screen.row('Winter release')).not.toContainText('Archived')
  await expect(screen.status).toContainText('sends')
})
