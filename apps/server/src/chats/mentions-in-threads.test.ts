import { inboxStream, newId, type ChatListItem, type InboxState } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { roomCast, type RoomCast } from '../testing/room-cast.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

/** What a list shows that is kept up, and must be what a fresh one shows. */
async function listOf({ room }: RoomCast, person: Person) {
  const follower = person.followInbox()
  await until(() => follower.phase() === 'live' || undefined)
  const kept = () => follower.state()?.chats[room.id]
  const fresh = async () => (await person.snapshot<InboxState>(inboxStream(person.id))).state.chats[room.id]
  return { kept, fresh }
}

type List = Awaited<ReturnType<typeof listOf>>

async function shows({ kept, fresh }: List, expected: Partial<ChatListItem>) {
  await until(() => matches(kept(), expected) || undefined, JSON.stringify(expected))
  expect(await fresh()).toMatchObject(expected)
}

const matches = (item: ChatListItem | undefined, expected: Partial<ChatListItem>): boolean =>
  Object.entries(expected).every(
    ([key, value]) => JSON.stringify(item?.[key as keyof ChatListItem]) === JSON.stringify(value),
  )

async function withThreads(app: RoomCast) {
  const { ada, vic, room } = app
  const tea = (await ada.send(room.id, 'tea?')).message
  const cake = (await ada.send(room.id, 'cake?')).message
  return { tea: tea.id, cake: cake.id, list: await listOf(app, vic) }
}

const read = (person: Person, { room }: RoomCast, body: { position: number; threadId?: string }) =>
  person.must(`/chats/${room.id}/read`, { method: 'PUT', body })

test('a mention in a thread waits until that thread is read, however far one reads the room', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { tea, cake, list } = await withThreads(app)
  await bob.send(room.id, 'green @vic', { threadId: tea })
  await bob.send(room.id, 'none for me', { threadId: cake })
  await ada.send(room.id, 'a slice @vic', { threadId: cake })
  await ada.send(room.id, 'and here @vic')
  const [inTea, inCake] = [
    { threadId: tea, position: 3 },
    { threadId: cake, position: 5 },
  ]
  await shows(list, { position: 6, mentions: 1, mentionedIn: [inTea, inCake] })
  await verifyAction(app, vic, room.id, () => read(vic, app, { position: 6 }))
  await shows(list, { readPosition: 6, mentions: 0, mentionedIn: [inTea, inCake] })
  await verifyAction(app, vic, room.id, () => read(vic, app, { threadId: cake, position: 4 }))
  await shows(list, { mentionedIn: [inTea, inCake] })
  await verifyAction(app, vic, room.id, () => read(vic, app, { threadId: cake, position: 5 }))
  await shows(list, { mentionedIn: [inTea] })
  // One's own words elsewhere are no look at a thread.
  await app.ada.must(`/chats/${room.id}/participants/${vic.id}`, {
    method: 'PATCH',
    body: { role: 'member' },
  })
  await vic.send(room.id, 'here I am')
  await shows(list, { readPosition: 7, mentions: 0, mentionedIn: [inTea] })
})

test('a thread is read over a socket, on every device of a person and for nobody else', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { tea, list } = await withThreads(app)
  const atBob = await listOf(app, bob)
  await ada.send(room.id, 'green @vic @bob', { threadId: tea })
  const waiting = [{ threadId: tea, position: 3 }]
  await shows(list, { mentionedIn: waiting })
  const device = await vic.socket()
  device.say({ type: 'read', chatId: room.id, threadId: newId(), position: 9 })
  device.say({ type: 'read', chatId: room.id, threadId: tea, position: 2 })
  device.say({ type: 'read', chatId: room.id, threadId: tea, position: 9 })
  await shows(list, { readPosition: 0, mentionedIn: [] })
  await shows(atBob, { mentionedIn: waiting })
  expect(
    await app.eve.refused(`/chats/${room.id}/read`, { method: 'PUT', body: { position: 9, threadId: tea } }),
  ).toBe('not_found')
  for (const threadId of ['tea', null])
    expect(
      await vic.refused(`/chats/${room.id}/read`, { method: 'PUT', body: { position: 9, threadId } }),
    ).toBe('validation_failed')
})

test('who calls everybody in a thread is heard as in the room; oneself one does not mention', async () => {
  await using app = await roomCast()
  const { bob, vic, room } = app
  const { tea, list } = await withThreads(app)
  const atBob = await listOf(app, bob)
  await bob.send(room.id, '@room and @vic and @bob', { threadId: tea })
  await bob.send(room.id, 'me, @bob', { threadId: tea })
  await shows(list, { position: 4, mentions: 1, mentionedIn: [] })
  await shows(atBob, { position: 4, mentions: 0, mentionedIn: [] })
  await read(vic, app, { position: 4 })
  await shows(list, { mentions: 0, mentionedIn: [] })
})

test('an edit mentions anew only who was not mentioned, and what is deleted mentions nobody', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { tea, list } = await withThreads(app)
  const atBob = await listOf(app, bob)
  const { message } = await ada.send(room.id, 'green @vic', { threadId: tea })
  const waiting = [{ threadId: tea, position: message.position }]
  await shows(list, { mentionedIn: waiting })
  await read(vic, app, { threadId: tea, position: message.position })
  await ada.must(`/messages/${message.id}`, { method: 'PATCH', body: { content: 'green @vic @bob' } })
  await shows(atBob, { mentionedIn: waiting })
  await shows(list, { mentionedIn: [] })
  await ada.must(`/messages/${message.id}`, { method: 'DELETE' })
  await shows(atBob, { mentionedIn: [] })
})
