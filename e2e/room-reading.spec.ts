import type { Paged, Participant } from '@parley/contracts'
import type { Locator } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { Person } from './person.ts'
import { newAgent, newRoom } from './room.ts'

const isInView = (locator: Locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

test('a room with news opens where those begin; what one comes by is read, and the end only at the end', async ({
  surroundings,
  ada,
  bob,
}) => {
  test.slow()
  const eve = await Person.join(surroundings, 'Eve')
  const { id } = await newRoom(ada, 'News', { people: [bob, eve] })
  for (let count = 1; count <= 6; count++) await ada.api.send(id, `Old, number ${count}.`)
  const { position } = (await ada.api.messages(id)).at(-1) ?? { position: 0 }
  await bob.api.must(`/chats/${id}/read`, { method: 'PUT', body: { position } })
  // More than one page of them: the beginning has to be fetched.
  for (let count = 1; count <= 56; count++)
    await (count % 2 ? ada : eve).api.send(id, `News, number ${count}. ${'And more of it. '.repeat(8)}`)

  const [atAda, atBob, atEve] = [ada, bob, eve].map(({ page }) => new ChatScreen(page)) as [
    ChatScreen,
    ChatScreen,
    ChatScreen,
  ]
  // Who said something last has read all of it, and begins at the end.
  await atEve.open(id)
  const seenBy = (who: string) =>
    atEve.message('News, number 56.').getByRole('button', { name: `Seen by ${who}`, exact: true })
  // What is new to Ada fits, so she has its end in sight at once.
  await atAda.open(id)
  await expect(seenBy('Ada')).toBeVisible()

  await atBob.open(id)
  const line = atBob.scroller.getByRole('heading', { name: 'New', exact: true })
  await expect.poll(async () => (await line.count()) > 0 && (await isInView(line))).toBe(true)
  await expect(atBob.message(/News, number 1\./)).toBeInViewport()
  await expect(atBob.message('Old, number 6.')).not.toBeInViewport({ ratio: 1 })
  await expect(atBob.row('News')).toContainText(/\d+ unread/)
  const unread = async () => Number(/(\d+)\+? unread/.exec(await atBob.row('News').innerText())?.[1] ?? 0)
  const before = await unread()

  await atBob.scroller.hover()
  await expect
    .poll(async () => {
      await bob.page.mouse.wheel(0, 600)
      return unread()
    })
    .toBeLessThan(before)
  await bob.page.getByRole('button', { name: /latest/i }).click()
  await expect(atBob.message('News, number 56.')).toBeInViewport()
  await expect(atBob.row('News')).not.toContainText('unread')
  await expect(seenBy('2')).toBeVisible()
  await ada.api.send(id, 'One more, said while Bob looks on.')
  await expect(atBob.message('One more')).toBeInViewport()
})

test('a room that is shown as it was, and then catches up, is read only as far as one reads', async ({
  ada,
  bob,
}) => {
  const { id } = await newRoom(ada, 'Morning after', { people: [bob] })
  await ada.api.send(id, 'Good night.')
  const screen = new ChatScreen(bob.page)
  await screen.open(id)
  await expect(screen.message('Good night.')).toBeVisible()
  const { id: bobId } = await bob.api.must<{ id: string }>('/users/profile')
  const readUpTo = async () => {
    const { items } = await ada.api.must<Paged<Participant>>(`/chats/${id}/participants`)
    return items.find((one) => one.id === bobId)?.readPosition
  }
  await expect.poll(readUpTo).toBe(1)
  await bob.page.goto('/settings')
  for (let count = 1; count <= 60; count++) await ada.api.send(id, `News, number ${count}.`)

  expect(await readUpTo()).toBe(1)
  const { promise: isSeen, resolve: catchUp } = Promise.withResolvers<void>()
  await bob.page.routeWebSocket('**/api/ws', async (socket) => {
    await isSeen
    socket.connectToServer()
  })
  await bob.page.goto(`/chat/${id}`)
  await expect(screen.message('Good night.')).toBeVisible()
  catchUp()
  await expect(screen.message(/News, number 1\./)).toBeInViewport()
  await expect.poll(readUpTo).toBeGreaterThan(1)
  // The list has heard of it, too, and of nothing that comes after.
  const isListed = async () =>
    (await screen.row('Morning after').innerText()).includes(`${61 - ((await readUpTo()) ?? 0)} unread`)
  await expect.poll(isListed).toBe(true)
  expect(await readUpTo()).toBeLessThan(55)
  await expect(screen.message(/News, number 1\./)).toBeInViewport()
})

test('whom an agent mentions is marked in its answer, on every screen', async ({
  surroundings,
  ada,
  bob,
}) => {
  const eve = await Person.join(surroundings, 'Eve')
  const { handle } = await bob.api.must<{ handle: string }>('/users/profile')
  const scribe = await newAgent(ada, 'Scribe')
  const { id } = await newRoom(ada, 'Minutes', { people: [bob, eve], agents: [scribe] })
  const screens = [ada, bob, eve].map(({ page }) => new ChatScreen(page))
  for (const screen of screens) await screen.open(id)
  const said = `Next is **@${handle}**, not \`@${handle}\`.`
  await screens[0]?.say(`@${scribe.handle} /demo say="${said}" rate=0 ttft=0`)
  for (const screen of screens) {
    await screen.isDone()
    const mention = screen.answer.getByRole('button', { name: `@${handle}` })
    await expect(mention).toHaveCount(1)
    await expect(screen.answer.locator('code')).toHaveText(`@${handle}`)
  }
  const [, atBob] = screens
  await atBob?.answer.getByRole('button', { name: `@${handle}` }).click()
  await expect(bob.page.getByRole('dialog', { name: `@${handle}` })).toContainText('Bob')
})
