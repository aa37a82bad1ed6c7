import { chatStream, inboxStream, unreadOf, type InboxState, type Signal } from '@parley/contracts'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { roomCast, type RoomCast } from '../testing/room-cast.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const put = (position: number) => ({ method: 'PUT', body: { position } })

async function following(person: Person, ...streams: string[]): Promise<RawSocket> {
  const socket = await person.socket()
  for (const stream of streams) {
    socket.say({ type: 'subscribe', stream })
    await socket.hears('live')
  }
  return socket
}

const signalOf = <Kind extends Signal['kind']>(
  socket: RawSocket,
  kind: Kind,
  where: (signal: Extract<Signal, { kind: Kind }>) => boolean = () => true,
) =>
  until(
    () =>
      socket
        .all('signal')
        .map(({ signal }) => signal)
        .find(
          (signal): signal is Extract<Signal, { kind: Kind }> =>
            signal.kind === kind && where(signal as never),
        ),
    `the signal ${kind}`,
  )

const marksOf = async (app: RoomCast, { id }: Person) => {
  const self = (await app.fresh()).participants.find((participant) => participant.id === id)
  return [self?.readPosition, self?.deliveredPosition]
}

test('how far one has read is kept, told to the others, and to one’s own other devices', async () => {
  await using app = await roomCast()
  const { ada, vic, room } = app
  for (const words of ['one', 'two @vic', 'three']) await ada.send(room.id, words)
  const watching = await following(ada, chatStream(room.id))
  const otherDevice = await following(vic, inboxStream(vic.id))
  await verifyAction(app, ada, room.id, () => vic.must(`/chats/${room.id}/read`, put(1)))
  expect(await marksOf(app, vic)).toEqual([1, 1])
  expect(await signalOf(watching, 'marks')).toMatchObject({ chatId: room.id, read: { [vic.id]: 1 } })
  expect(await signalOf(otherDevice, 'chat.read')).toMatchObject({ readPosition: 1, mentions: 1 })
  // Never back, and never beyond what was said.
  await vic.must(`/chats/${room.id}/read`, put(0))
  expect(await marksOf(app, vic)).toEqual([1, 1])
  await verifyAction(app, vic, room.id, () => vic.must(`/chats/${room.id}/read`, put(99)))
  expect(await marksOf(app, vic)).toEqual([3, 3])
  const { state } = await vic.snapshot<InboxState>(inboxStream(vic.id))
  const item = state.chats[room.id]
  expect([item && unreadOf(item), item?.mentions]).toEqual([0, 0])
})

test('what was read over sockets is kept within a second, all of it at once', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  for (const words of ['one', 'two', 'three']) await ada.send(room.id, words)
  const watching = await following(ada, chatStream(room.id))
  const sockets = [await bob.socket(), await vic.socket()]
  for (const position of [1, 2, 3])
    for (const socket of sockets) socket.say({ type: 'read', chatId: room.id, position })
  const told = () =>
    watching.all('signal').flatMap(({ signal }) => (signal.kind === 'marks' ? [signal.read] : []))
  const all = { [bob.id]: 3, [vic.id]: 3 }
  await until(() => isDeepStrictEqual(Object.assign({}, ...told()), all) || undefined)
  // Not each by itself, though a busy machine may need more than one second for them.
  expect(told().length).toBeLessThan(6)
  expect(await marksOf(app, bob)).toEqual([3, 3])
})

test('what a device has acknowledged is delivered, not read', async () => {
  await using app = await roomCast()
  const { ada, bob, room } = app
  const watching = await following(ada, chatStream(room.id))
  const device = await following(bob, chatStream(room.id))
  await ada.send(room.id, 'one')
  await ada.send(room.id, 'two')
  const sent = [await device.hears('event'), await device.hears('event')]
  device.say({ type: 'ack', stream: chatStream(room.id), seq: sent[0]?.seq })
  await signalOf(watching, 'marks', ({ delivered }) => delivered[bob.id] === 1)
  expect(await marksOf(app, bob)).toEqual([0, 1])
  device.say({ type: 'ack', stream: chatStream(room.id), seq: sent[1]?.seq })
  await signalOf(watching, 'marks', ({ delivered }) => delivered[bob.id] === 2)
  // An app of ours says by itself what has come.
  const app2 = app.vic.followChat(room.id)
  await until(() => app2.phase() === 'live' || undefined)
  await signalOf(watching, 'marks', ({ delivered }) => delivered[app.vic.id] === 2)
})

test('[R8] who goes on from a cursor is told the marks as they are now', async () => {
  await using app = await roomCast()
  const { ada, bob, room } = app
  await ada.send(room.id, 'one')
  const { epoch, seq } = await ada.snapshot(chatStream(room.id))
  await bob.must(`/chats/${room.id}/read`, put(1))
  const back = await ada.socket()
  back.say({ type: 'subscribe', stream: chatStream(room.id), cursor: { epoch, seq } })
  expect((await signalOf(back, 'marks')).read).toMatchObject({ [bob.id]: 1, [ada.id]: 1 })
})

test('only people in a room read it, and a direct chat has no marks', async () => {
  await using app = await roomCast()
  const { ada, bob, eve, room } = app
  await ada.send(room.id, 'one')
  expect(await eve.refused(`/chats/${room.id}/read`, put(1))).toBe('not_found')
  const [outside, inside] = [await eve.socket(), await bob.socket()]
  outside.say({ type: 'read', chatId: room.id, position: 1 })
  const direct = await ada.newChat()
  await ada.must(`/chats/${direct.id}/read`, put(5))
  const watching = await following(ada, chatStream(room.id))
  inside.say({ type: 'read', chatId: room.id, position: 1 })
  const told = await signalOf(watching, 'marks')
  expect(told.read).toEqual({ [bob.id]: 1 })
  expect(await ada.refused(`/chats/${room.id}/read`, put(-1))).toBe('validation_failed')
})
