import { chatStream, newId, type Presence as Shown, type ShownPresence, type Signal } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Bus } from '../streams/bus/bus.ts'
import { Devices, nearest, type Device, type Nearness } from './devices.ts'
import { Elsewhere } from './elsewhere.ts'
import type { Hearer } from './hearer.ts'
import type { Signals } from './signals.ts'
import { idIn } from './stream-kinds.ts'

const GRACE_MS = 10_000
/** Of many who come at once, as after a restart, each room is told together. */
const GATHER_MS = 250
const SAY_ALL_MS = 20_000
/** Where devices of one person at two processes go at once, each tells a room of what it knows until then. */
const TOLD_LATELY_MS = 5000
/** A room is looked through this often at most, however many come to it. */
const WHOLE_MS = 1000

/** What presence must know of people; features say it. */
export type PresenceSource = {
  /** In which rooms these people are, and what they let others see. */
  roomsOf(personIds: readonly string[]): Promise<{ chatId: string; personId: string; shown: ShownPresence }[]>
  /** Who is in a room; nobody in a chat that is none. */
  peopleIn(chatId: string): Promise<{ personId: string; shown: ShownPresence }[]>
}

export type Presence = {
  /** A device is there, and how; `key` names it. */
  set(personId: string, key: object, device: Device): void
  remove(personId: string, key: object): void
  /** Somebody came into a room, or lets others see something else. */
  look(personId: string): void
  /** Tells a new reader of a room who is there. */
  greet(hearer: Hearer): void
  of(chatId: string): Promise<Record<string, Shown>>
  stop(): void
}

type Parts = { bus: Bus; log: Logger; signals: Signals; source: PresenceSource; graceMs?: number | undefined }
type Whole = { at: number; signal: Promise<Signal> }

/** Who is there: kept in memory, said between processes by hints, never written (R8). */
export function createPresence({ bus, log, signals, source, graceMs = GRACE_MS }: Parts): Presence {
  const me = newId()
  const elsewhere = new Elsewhere()
  const devices = new Devices(graceMs, changed)
  const wholes = new Map<string, Whole>()
  const moved = new Set<string>()
  const toldAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  const stopListening = bus.listen((hint) => {
    if (hint.kind === 'signal' && hint.signal.kind === 'presence') wholes.delete(hint.signal.chatId)
    if (hint.kind === 'shown' && devices.stateOf(hint.personId) !== 'offline') changed(hint.personId)
    if (hint.kind === 'lost') sayAll(true)
    if (hint.kind === 'presence' && hint.from !== me) hear(hint)
  })
  const saying = setInterval(() => {
    sayAll(false)
    if (elsewhere.forgetSilent()) greetAll()
    for (const [personId, at] of toldAt) if (performance.now() - at > TOLD_LATELY_MS) toldAt.delete(personId)
    for (const [chatId, { at }] of wholes) if (performance.now() - at > WHOLE_MS) wholes.delete(chatId)
  }, SAY_ALL_MS).unref()
  sayAll(true)

  const stateOf = (personId: string): Nearness =>
    nearest([devices.stateOf(personId), ...elsewhere.statesOf(personId)])

  function sayAll(asks: boolean) {
    bus.publish({ kind: 'presence', from: me, people: devices.all(), whole: true, asks })
    if (asks) greetAll()
  }

  function hear({
    from,
    people,
    whole,
    asks,
  }: {
    from: string
    people: Record<string, Nearness>
    whole: boolean
    asks: boolean
  }) {
    const lately = Object.keys(people).filter((id) => toldAt.has(id))
    const before = new Map(lately.map((id) => [id, stateOf(id)]))
    const isNew = elsewhere.heard(from, people, whole)
    for (const id of lately) if (stateOf(id) !== before.get(id)) changed(id)
    if (asks) bus.publish({ kind: 'presence', from: me, people: devices.all(), whole: true, asks: false })
    if (isNew) greetAll()
  }

  function changed(personId: string) {
    moved.add(personId)
    timer ??= setTimeout(() => {
      timer = undefined
      tell().catch((error: unknown) => log.warn({ err: error }, 'who is there could not be told'))
    }, GATHER_MS)
  }

  /** Whoever lost or gained a device here is told of by this process, to all. */
  async function tell() {
    const people = [...moved]
    moved.clear()
    for (const id of people) toldAt.set(id, performance.now())
    const states = Object.fromEntries(people.map((id) => [id, devices.stateOf(id)]))
    bus.publish({ kind: 'presence', from: me, people: states, whole: false, asks: false })
    const byRoom = new Map<string, Record<string, Shown>>()
    for (const { chatId, personId, shown } of await source.roomsOf(people)) {
      const ofRoom = byRoom.get(chatId) ?? {}
      byRoom.set(chatId, ofRoom)
      ofRoom[personId] = shownAs(shown, stateOf(personId))
    }
    for (const [chatId, ofRoom] of byRoom)
      bus.publish({
        kind: 'signal',
        stream: chatStream(chatId),
        signal: { kind: 'presence', chatId, people: ofRoom, whole: false },
      })
  }

  function greetAll() {
    wholes.clear()
    for (const hearer of signals.hearers()) greet(hearer)
  }

  function greet(hearer: Hearer) {
    wholeOf(idIn(hearer.stream))
      .then((signal) => signals.tellOne(hearer, signal))
      .catch((error: unknown) => log.warn({ err: error }, 'who is in a room could not be read'))
  }

  function wholeOf(chatId: string): Promise<Signal> {
    const known = wholes.get(chatId)
    if (known && performance.now() - known.at < WHOLE_MS) return known.signal
    const signal = of(chatId).then((people): Signal => ({ kind: 'presence', chatId, people, whole: true }))
    wholes.set(chatId, { at: performance.now(), signal })
    return signal
  }

  async function of(chatId: string): Promise<Record<string, Shown>> {
    const people = await source.peopleIn(chatId)
    const shown = people.map(({ personId, shown }) => [personId, shownAs(shown, stateOf(personId))] as const)
    return Object.fromEntries(shown.filter(([, presence]) => presence !== 'offline'))
  }

  return {
    set: (personId, key, device) => devices.set(personId, key, device),
    remove: (personId, key) => devices.remove(personId, key),
    look: changed,
    greet,
    of,
    stop() {
      clearInterval(saying)
      clearTimeout(timer)
      stopListening()
      devices.stop()
    },
  }
}

/** What one has chosen wins over what one’s devices say; who has none is not there. */
const shownAs = (chosen: ShownPresence, state: Nearness): Shown =>
  chosen === 'auto' || state === 'offline' ? state : chosen
