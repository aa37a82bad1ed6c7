import { chatStream, type ChatPresence, type Presence, type Signal } from '@parley/contracts'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Bus, Hint } from '../streams/bus/bus.ts'
import { memoryBus } from '../streams/bus/memory.ts'
import type { Person } from '../testing/person.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { roomCast } from '../testing/room-cast.ts'
import { until } from '../testing/until.ts'
import { createPresence, type PresenceSource } from './presence.ts'
import { createSignals } from './signals.ts'

type Told = Extract<Signal, { kind: 'presence' }>

const told = (socket: RawSocket): Told[] =>
  socket.all('signal').flatMap(({ signal }) => (signal.kind === 'presence' ? [signal] : []))

/** Who is there by all that a socket was told. */
const there = (socket: RawSocket, { id }: Person): Presence =>
  told(socket).reduce<Record<string, Presence>>(
    (known, { people, whole }) => ({ ...(whole ? {} : known), ...people }),
    {},
  )[id] ?? 'offline'

const becomes = (socket: RawSocket, person: Person, presence: Presence) =>
  until(() => there(socket, person) === presence || undefined, `${person.name} to be ${presence}`)

async function watching(person: Person, chatId: string): Promise<RawSocket> {
  const socket = await person.socket()
  socket.say({ type: 'subscribe', stream: chatStream(chatId) })
  await socket.hears('live')
  await until(() => told(socket).find(({ whole }) => whole))
  return socket
}

const choose = (person: Person, presence: string) =>
  person.must('/users/profile', { method: 'PUT', body: { preferences: { presence } } })

test('people are there as long as one of their devices is, and away when they look at none', async () => {
  await using app = await roomCast({ presenceGraceMs: 50 })
  const { ada, bob, vic, room } = app
  const seen = await watching(ada, room.id)
  expect([there(seen, ada), there(seen, bob)]).toEqual(['online', 'offline'])
  const [laptop, phone] = [await bob.socket(), await bob.socket()]
  await becomes(seen, bob, 'online')
  laptop.say({ type: 'presence', hidden: true })
  phone.say({ type: 'presence', hidden: false, idle: true })
  await becomes(seen, bob, 'away')
  phone.say({ type: 'presence', hidden: false })
  await becomes(seen, bob, 'online')
  const late = await watching(vic, room.id)
  await becomes(late, bob, 'online')
  const { people } = await vic.must<ChatPresence>(`/chats/${room.id}/presence`)
  expect(people).toEqual({ [ada.id]: 'online', [bob.id]: 'online', [vic.id]: 'online' })
  phone.close()
  await becomes(seen, bob, 'away')
  laptop.close()
  await becomes(seen, bob, 'offline')
  expect(await app.eve.refused(`/chats/${room.id}/presence`)).toBe('not_found')
})

test('who comes back soon was never gone', async () => {
  await using app = await roomCast({ presenceGraceMs: 60_000 })
  const { ada, bob, room } = app
  const seen = await watching(ada, room.id)
  const device = await bob.socket()
  await becomes(seen, bob, 'online')
  device.cut()
  await device.ends()
  await bob.socket()
  await choose(bob, 'busy')
  await becomes(seen, bob, 'busy')
  expect(told(seen).some(({ people }) => people[bob.id] === 'offline')).toBe(false)
})

test('what one has chosen to show wins, and nobody is there without a device', async () => {
  await using app = await roomCast({ presenceGraceMs: 50 })
  const { ada, bob, room } = app
  const seen = await watching(ada, room.id)
  await choose(bob, 'busy')
  const device = await bob.socket()
  await becomes(seen, bob, 'busy')
  await choose(bob, 'offline')
  await becomes(seen, bob, 'offline')
  await choose(bob, 'auto')
  await becomes(seen, bob, 'online')
  device.close()
  await becomes(seen, bob, 'offline')
})

test('processes tell each other who is there, also one that begins later', async () => {
  const bus = memoryBus()
  const source: PresenceSource = {
    roomsOf: async (ids) => ids.map((personId) => ({ chatId: 'design', personId, shown: 'auto' })),
    peopleIn: async () => ['ada', 'bob'].map((personId) => ({ personId, shown: 'auto' })),
  }
  const log = pino({ level: 'silent' })
  const begin = () => {
    const signals = createSignals({ bus, kinds: {}, log, grew: () => {} })
    return createPresence({ bus, log, signals, source, graceMs: 0 })
  }
  const one = begin()
  const [laptop, phone] = [{}, {}]
  one.set('ada', laptop, { hidden: false, idle: false })
  const other = begin()
  expect(await other.of('design')).toEqual({ ada: 'online' })
  other.set('ada', phone, { hidden: false, idle: false })
  one.remove('ada', laptop)
  other.set('bob', phone, { hidden: true, idle: false })
  await until(async () => (await one.of('design'))['bob'])
  expect(await one.of('design')).toEqual({ ada: 'online', bob: 'away' })
  other.remove('ada', phone)
  await until(async () => ((await one.of('design'))['ada'] === undefined ? true : undefined))
  one.stop()
  other.stop()
})

test('devices of one person that go at once at two processes, which do not know of each other yet, end as offline', async () => {
  const line = slowLine()
  const source: PresenceSource = {
    roomsOf: async (ids) => ids.map((personId) => ({ chatId: 'design', personId, shown: 'auto' })),
    peopleIn: async () => [{ personId: 'ada', shown: 'auto' }],
  }
  const log = pino({ level: 'silent' })
  const begin = (bus: Bus) => {
    const signals = createSignals({ bus, kinds: {}, log, grew: () => {} })
    const shown: Record<string, Presence>[] = []
    bus.listen(({ kind, ...hint }) => {
      if (kind === 'signal' && 'signal' in hint && hint.signal.kind === 'presence')
        shown.push(hint.signal.people)
    })
    return { presence: createPresence({ bus, log, signals, source, graceMs: 0 }), shown }
  }
  const [one, other] = [begin(line.here), begin(line.there)]
  const [laptop, phone] = [{}, {}]
  one.presence.set('ada', laptop, { hidden: false, idle: false })
  other.presence.set('ada', phone, { hidden: false, idle: false })
  await until(() => (one.shown.at(-1)?.['ada'] && other.shown.at(-1)?.['ada'] ? true : undefined))
  line.hold()
  const before = one.shown.length
  one.presence.remove('ada', laptop)
  other.presence.remove('ada', phone)
  // Each has told the room what it knows: that she is still at the other.
  await until(() => (one.shown.length > before ? true : undefined))
  expect(one.shown.at(-1)).toEqual({ ada: 'online' })
  line.letGo()
  await until(() => (one.shown.at(-1)?.['ada'] === 'offline' ? true : undefined))
  await until(() => (other.shown.at(-1)?.['ada'] === 'offline' ? true : undefined))
  one.presence.stop()
  other.presence.stop()
})

/** The buses of two processes, and a line between them that can stand still. */
function slowLine() {
  const [here, there] = [memoryBus(), memoryBus()]
  const onTheWay: (() => void)[] = []
  const crossed = new Set<Hint>()
  let isHeld = false
  const join = (from: Bus, to: Bus) =>
    from.listen((hint) => {
      if (crossed.delete(hint)) return
      const arrive = () => {
        const copy = structuredClone(hint)
        crossed.add(copy)
        to.publish(copy)
      }
      if (isHeld) onTheWay.push(arrive)
      else arrive()
    })
  join(here, there)
  join(there, here)
  return {
    here,
    there,
    hold: () => void (isHeld = true),
    letGo() {
      isHeld = false
      for (const arrive of onTheWay.splice(0)) arrive()
    },
  }
}
