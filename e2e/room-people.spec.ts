import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { Person } from './person.ts'
import { newAgent, newRoom } from './room.ts'
import { RoomPanel } from './room-screen.ts'

test('how one wants to be seen is how the others see one', async ({ surroundings, ada, bob }) => {
  const eve = await Person.join(surroundings, 'Eve')
  const { id } = await newRoom(ada, 'Seen', { people: [bob, eve] })
  for (const { page } of [ada, bob, eve]) await new ChatScreen(page).open(id)
  const choose = async (status: string) => {
    await ada.page.getByRole('button', { name: /^Account of Ada/ }).click()
    await ada.page.getByRole('menuitemradio', { name: status }).click()
    await ada.page.keyboard.press('Escape')
  }
  for (const { page } of [bob, eve]) await new RoomPanel(page).open('People')
  for (const [status, seen] of [
    ['Busy', 'Busy'],
    ['Appear offline', 'Offline'],
    ['As I am here', 'Online'],
  ] as const) {
    await choose(status)
    for (const { page } of [bob, eve])
      await expect(new RoomPanel(page).row('Ada').getByRole('img', { name: seen })).toBeVisible()
  }
})

test('a muted room counts quietly; a mention is told all the same', async ({ surroundings, ada, bob }) => {
  const eve = await Person.join(surroundings, 'Eve')
  const room = await newRoom(ada, 'Chatter', { people: [bob, eve] })
  const { handle } = await bob.api.must<{ handle: string }>('/users/profile')
  const [atBob, atEve] = [new ChatScreen(bob.page), new ChatScreen(eve.page)]
  for (const screen of [atBob, atEve]) await screen.open()
  await atBob.choose('Chatter', 'Mute')
  await expect(atBob.row('Chatter')).toContainText('Muted')
  await ada.api.send(room.id, 'Small talk')
  for (const screen of [atBob, atEve]) await expect(screen.row('Chatter')).toContainText('1 unread')
  await expect(atEve.row('Chatter')).toHaveCSS('font-weight', '500')
  await expect(atBob.row('Chatter')).toHaveCSS('font-weight', '400')
  await ada.api.send(room.id, `But this, @${handle}`)
  await expect(atBob.row('Chatter')).toContainText('mentions you')
  await atBob.choose('Chatter', 'Unmute')
  await expect(atBob.row('Chatter')).not.toContainText('Muted')
})

test('an owner who wants to leave is told what they can do, hands the room over, and leaves', async ({
  surroundings,
  ada,
  bob,
}) => {
  const eve = await Person.join(surroundings, 'Eve')
  const room = await newRoom(ada, 'Succession', { people: [bob, eve] })
  const screens = [ada, bob, eve].map(({ page }) => new ChatScreen(page))
  for (const screen of screens) await screen.open(room.id)
  const [atAda] = screens
  await atAda?.choose('Succession', 'Leave…')
  const question = ada.page.getByRole('dialog', { name: '“Succession” is yours' })
  await question.getByRole('button', { name: 'Choose a new owner' }).click()
  const panel = new RoomPanel(ada.page)
  await panel.choose('Bob', 'Hand the room over…')
  await panel.confirm('Hand over')
  for (const { page } of [bob, eve]) {
    await new RoomPanel(page).open('People')
    await expect(new RoomPanel(page).row('Bob')).toContainText('Owner')
    await expect(new RoomPanel(page).row('Ada')).toContainText('Admin')
  }
  await atAda?.choose('Succession', 'Leave…')
  await panel.confirm('Leave room')
  await expect(new ChatScreen(ada.page).row('Succession')).toHaveCount(0)
  for (const { page } of [bob, eve])
    await expect(new RoomPanel(page).panel.getByText('Ada', { exact: true })).toHaveCount(0)
})

test('an archived room stops what its agents write', async ({ surroundings, ada, bob }) => {
  const eve = await Person.join(surroundings, 'Eve')
  const scribe = await newAgent(ada, 'Scribe')
  const room = await newRoom(ada, 'Curfew', { people: [bob, eve], agents: [scribe] })
  const screens = [ada, bob, eve].map(({ page }) => new ChatScreen(page))
  for (const screen of screens) await screen.open(room.id)
  await screens[1]?.say(`@${scribe.handle} /demo tokens=100000 rate=40 ttft=0`)
  for (const screen of screens) await screen.showsAtLeast(5)
  const panel = new RoomPanel(ada.page)
  await panel.open('Settings')
  await panel.panel.getByRole('button', { name: 'Archive for everybody' }).click()
  for (const screen of screens) await expect(screen.last).toHaveAttribute('data-status', 'stopped')
})
