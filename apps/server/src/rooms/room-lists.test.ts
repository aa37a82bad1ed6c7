import { chatStream, inboxStream, newId, type ChatListItem, type Paged, type Signal } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { testCast, type TestApp } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'

type SignalOf<Kind extends Signal['kind']> = Extract<Signal, { kind: Kind }>

const signals = <Kind extends Signal['kind']>(socket: RawSocket, kind: Kind) =>
  socket.all('signal').flatMap(({ signal }) => (signal.kind === kind ? [signal as SignalOf<Kind>] : []))

/** A socket of somebody who has their list open, and has been told what is in it. */
async function listOf(person: Person): Promise<RawSocket> {
  const socket = await person.socket()
  socket.say({ type: 'subscribe', stream: inboxStream(person.id) })
  await socket.hears('live')
  return socket
}

const roomOf = (ada: Person, ...others: Person[]) =>
  ada.newChat({
    title: 'Design',
    room: {},
    participants: others.map(({ id }) => ({ kind: 'person', id })),
  })

const saidIn = (socket: RawSocket, position: number) =>
  until(() => signals(socket, 'chat.said').find((said) => said.position >= position), 'what was said')

/** What the edge is told of a room comes from elsewhere in the server, as after a rename. */
const publish = ({ app }: TestApp, hint: Parameters<typeof app.spine.bus.publish>[0]) =>
  app.spine.bus.publish(hint)

test('[R8] what is said reaches all who list the room, each connection once, whether it follows it or not', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const eve = await app.person('eve')
  const room = await roomOf(ada, bob)
  const [lists, both, outside] = [await listOf(bob), await listOf(bob), await listOf(eve)]
  both.say({ type: 'subscribe', stream: chatStream(room.id) })
  await both.hears('live')
  for (const socket of [lists, both]) await until(() => signals(socket, 'chats.listed')[0])
  await ada.send(room.id, 'one')
  await ada.send(room.id, 'two @bob')
  for (const socket of [lists, both]) {
    await saidIn(socket, 2)
    expect(signals(socket, 'chat.said').map(({ position, mentions }) => [position, mentions])).toEqual([
      [1, []],
      [2, [bob.id]],
    ])
  }
  expect(signals(outside, 'chat.said')).toEqual([])
})

test('lists tell public rooms from private ones, also when that changes', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const room = await roomOf(ada, bob)
  const chat = await bob.newChat()
  const visibilities = async () => {
    const { items } = await bob.must<Paged<ChatListItem>>('/chats')
    return [room, chat].map(({ id }) => items.find((item) => item.id === id)?.visibility)
  }
  expect(await visibilities()).toEqual(['private', null])
  const list = await listOf(bob)
  await ada.must(`/chats/${room.id}`, { method: 'PATCH', body: { room: { visibility: 'public' } } })
  await until(() =>
    signals(list, 'chats.listed').find(({ items }) => items.some((item) => item.visibility === 'public')),
  )
  expect(await visibilities()).toEqual(['public', null])
})

test('a room one is brought into is heard of from then on, one that is put away is not', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const list = await listOf(bob)
  const room = await roomOf(ada, bob)
  const other = await roomOf(ada, bob)
  await list.hears('event')
  await list.hears('event')
  await ada.send(room.id, 'hello')
  await saidIn(list, 1)
  await bob.must(`/chats/${room.id}/archive`, { method: 'PUT' })
  await list.hears('event')
  await ada.send(room.id, 'unheard')
  await ada.send(other.id, 'heard')
  await until(() => signals(list, 'chat.said').find(({ chatId }) => chatId === other.id))
  expect(signals(list, 'chat.said').filter(({ chatId }) => chatId === room.id)).toHaveLength(1)
  await bob.must(`/chats/${room.id}/archive`, { method: 'DELETE' })
  // What was said meanwhile is told with the room.
  await until(() =>
    signals(list, 'chats.listed').find(({ items }) => items.some(({ position }) => position === 2)),
  )
})

test('[R8] whoever comes back, or may have missed something, is told how rooms are now', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const room = await roomOf(ada, bob)
  await ada.newChat({ title: 'Alone' })
  const list = await listOf(bob)
  const first = await until(() => signals(list, 'chats.listed')[0])
  expect(first.items).toMatchObject([{ id: room.id, position: 0, mentions: 0 }])
  await ada.send(room.id, 'hello @room')
  await saidIn(list, 1)
  const before = signals(list, 'chats.listed').length
  publish(app, { kind: 'lost' })
  const isNew = ({ items }: SignalOf<'chats.listed'>) => items.some(({ position }) => position === 1)
  const healed = await until(() => signals(list, 'chats.listed').slice(before).find(isNew))
  expect(healed.items).toMatchObject([{ id: room.id, position: 1, readPosition: 0, mentions: 1 }])
})

test('when a room looks different, the lists of all its people are told of that room alone', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const rooms = [await roomOf(ada, bob), await roomOf(ada, bob)]
  const [mine, theirs] = [await listOf(ada), await listOf(bob)]
  for (const socket of [mine, theirs])
    await until(() => signals(socket, 'chats.listed').some(({ items }) => items.length === 2) || undefined)
  const told = signals(theirs, 'chats.listed').length
  // Many changes at once are one look.
  for (let time = 0; time < 20; time++)
    publish(app, { kind: 'listed', stream: chatStream(rooms[0]?.id ?? '') })
  publish(app, { kind: 'listed', stream: chatStream(newId()) })
  for (const socket of [mine, theirs])
    await until(() =>
      signals(socket, 'chats.listed').find(
        ({ items }) => items.length === 1 && items[0]?.id === rooms[0]?.id,
      ),
    )
  expect(signals(theirs, 'chats.listed').length - told).toBeLessThan(4)
})
