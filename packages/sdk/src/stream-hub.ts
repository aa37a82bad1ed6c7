import type { ErrorCode, ServerFrame, Snapshot } from '@parley/contracts'
import { Acks } from './acks.ts'
import type { Connection } from './connection.ts'
import { createListeners } from './listeners.ts'
import { StreamReader, type Followed } from './stream-reader.ts'

// A screen that is left is often come back to, and React mounts twice in development.
const GRACE_MS = 5_000
// What one `resume` frame may hold.
const MOST_AT_ONCE = 50

/** A stream that is followed on a connection, however many follow it. */
export type SharedStream = {
  readonly reader: StreamReader
  onChange(listener: () => void): () => void
  onGone(listener: (code: ErrorCode) => void): () => void
  release(): void
}

type Held = SharedStream & { takers: number; cancelRelease: () => void }

const hubs = new WeakMap<Connection, StreamHub>()

/** The streams followed on a connection; one subscription each. */
export function hubOf(connection: Connection): StreamHub {
  const hub = hubs.get(connection) ?? new StreamHub(connection)
  hubs.set(connection, hub)
  return hub
}

export class StreamHub {
  readonly #connection: Connection
  readonly #streams = new Map<string, Held>()
  readonly #acks: Acks

  constructor(connection: Connection) {
    this.#connection = connection
    this.#acks = new Acks(connection.clock, (frame) => void connection.send(frame))
    connection.onFrame((frame) => this.#receive(frame))
    connection.onStatus((status) => {
      if (status.phase !== 'online') this.#acks.forget()
      for (const reader of this.#readers()) reader.connectionIs(status)
    })
  }

  /** The stream as it is followed already, or from `initial` on. Give it back with `release`. */
  take(stream: string, initial: Followed<Snapshot> | null): SharedStream {
    const held = this.#streams.get(stream) ?? this.#begin(stream, initial)
    held.cancelRelease()
    held.takers += 1
    return held
  }

  #begin(stream: string, initial: Followed<Snapshot> | null): Held {
    const changes = createListeners<void>()
    const ends = createListeners<ErrorCode>()
    const { clock } = this.#connection
    const reader = new StreamReader(stream, initial, {
      clock,
      send: (frame) => void this.#connection.send(frame),
      changed: () => changes.emit(),
      moved: (seq) => this.#acks.moved(stream, seq),
      gone: (code) => {
        this.#forget(held)
        ends.emit(code)
      },
    })
    const held: Held = {
      reader,
      takers: 0,
      cancelRelease: () => {},
      onChange: (listener) => changes.add(listener),
      onGone: (listener) => ends.add(listener),
      release: () => {
        held.takers -= 1
        if (held.takers === 0) held.cancelRelease = clock.after(GRACE_MS, () => this.#leave(held))
      },
    }
    this.#streams.set(stream, held)
    reader.connectionIs(this.#connection.status())
    if (this.#connection.status().phase === 'online') reader.subscribe()
    return held
  }

  #leave(held: Held): void {
    if (this.#forget(held)) this.#connection.send({ type: 'unsubscribe', stream: held.reader.stream })
  }

  /** Whether it was there to forget. */
  #forget(held: Held): boolean {
    const { reader } = held
    reader.stop()
    this.#acks.forget(reader.stream)
    return this.#streams.get(reader.stream) === held && this.#streams.delete(reader.stream)
  }

  #receive(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#resume()
    else if (frame.type === 'heartbeat') this.#compareHeads(frame.heads)
    else if (frame.type === 'signal') this.#readers().forEach((reader) => reader.hear(frame.signal))
    else if ('stream' in frame && frame.stream !== undefined)
      this.#streams.get(frame.stream)?.reader.receive(frame)
    else if (frame.type === 'reset') this.#readers().forEach((reader) => reader.reset())
  }

  #resume(): void {
    const readers = this.#readers()
    for (let first = 0; first < readers.length; first += MOST_AT_ONCE) {
      const some = readers.slice(first, first + MOST_AT_ONCE)
      const streams = some.map((reader) => reader.resume())
      this.#connection.send({ type: 'resume', streams })
    }
  }

  #compareHeads(heads: Record<string, number>): void {
    for (const reader of this.#readers()) reader.headIs(heads[reader.stream] ?? 0)
  }

  #readers(): StreamReader[] {
    return [...this.#streams.values()].map(({ reader }) => reader)
  }
}
