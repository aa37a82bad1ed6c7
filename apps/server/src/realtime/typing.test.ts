import { chatStream, newId, type Signal } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { roomCast } from '../testing/room-cast.ts'
import { standStill } from '../testing/standing-time.ts'
import { until } from '../testing/until.ts'

type Told = Extract<Signal, { kind: 'typing' }>

const told = (socket: RawSocket): Told[] =>
  socket.all('signal').flatMap(({ signal }) => (signal.kind === 'typing' ? [signal] : []))

async function following(person: Person, chatId: string): Promise<RawSocket> {
  const socket = await person.socket()
  socket.say({ type: 'subscribe', stream: chatStream(chatId) })
  await socket.hears('live')
  return socket
}

test('[R8] those who look on see who types, and where, until it ends or they are gone', async () => {
  standStill()
  await using app = await roomCast()
  const { ada, bob, room } = app
  const root = (await ada.send(room.id, 'tea?')).message
  const [looking, typing] = [await following(ada, room.id), await following(bob, room.id)]
  const say = (on: boolean, threadId?: string) =>
    typing.say({ type: 'typing', chatId: room.id, on, ...(threadId && { threadId }) })
  // However often it is said within a second, it is told once.
  for (let time = 0; time < 20; time++) say(true)
  say(true, root.id)
  await until(() => told(looking).length >= 2 || undefined)
  say(false)
  await until(() => told(looking).length >= 3 || undefined)
  const at = (threadId: string | null, on: boolean) => ({
    kind: 'typing',
    chatId: room.id,
    threadId,
    personId: bob.id,
    on,
  })
  expect(told(looking)).toEqual([at(null, true), at(root.id, true), at(null, false)])
  typing.cut()
  await until(() => told(looking).length >= 4 || undefined)
  expect(told(looking).at(-1)).toEqual(at(root.id, false))
})

test('who may not speak, or does not follow the room, types unseen', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, eve, room } = app
  const looking = await following(ada, room.id)
  const viewer = await following(vic, room.id)
  viewer.say({ type: 'typing', chatId: room.id, on: true })
  expect((await viewer.hears('error')).code).toBe('forbidden')
  for (const person of [bob, eve]) {
    const socket = await person.socket()
    socket.say({ type: 'typing', chatId: room.id, on: true })
    expect((await socket.hears('error')).code).toBe('not_found')
    socket.say({ type: 'typing', chatId: newId(), on: true })
    expect((await socket.hears('error')).code).toBe('not_found')
  }
  expect(told(looking)).toEqual([])
})

test('[R20] frames of typing, reading and presence that are not understood end nothing', async () => {
  await using app = await roomCast()
  const { ada, bob, room } = app
  await ada.send(room.id, 'one')
  const looking = await following(ada, room.id)
  const odd = await following(bob, room.id)
  const nonsense = [
    { type: 'typing', chatId: room.id },
    { type: 'typing', chatId: 'x', on: true },
    { type: 'typing', chatId: room.id, on: 'yes', threadId: 7 },
    { type: 'read', chatId: room.id, position: -1 },
    { type: 'read', chatId: room.id, position: 1e300 },
    { type: 'read', chatId: null, position: 1 },
    { type: 'presence', hidden: 1 },
    { type: 'presence', hidden: true, idle: 'no', more: {} },
  ]
  for (const frame of nonsense) odd.say(frame)
  await until(() => odd.all('error').length === nonsense.length || undefined)
  expect(new Set(odd.all('error').map(({ code }) => code))).toEqual(new Set(['validation_failed']))
  // As much as a number can hold, and rooms there are not: taken, and of no effect.
  odd.say({ type: 'read', chatId: newId(), position: 1 })
  odd.say({ type: 'read', chatId: room.id, position: Number.MAX_SAFE_INTEGER })
  odd.say({ type: 'typing', chatId: room.id, on: true, threadId: newId() })
  odd.say({ type: 'typing', chatId: room.id, on: false })
  await until(() => told(looking).length || undefined)
  const marks = await looking.hears('signal', ({ signal }) => signal.kind === 'marks')
  expect(marks.signal).toMatchObject({ read: { [bob.id]: 1 } })
  expect(odd.closed).toBeUndefined()
})
