import type { LoggedEvent } from '@parley/contracts'
import type { Store } from '../db/store.ts'
import type { Bus, Following } from './bus/bus.ts'
import { readAfter, readHeads, type StreamRow } from './log.ts'
import { StreamTail } from './tail.ts'

/** R2: the longest a lost hint can go unnoticed. */
const POLL_MS = 2000
const READ_AT_ONCE = 500

/** One stream as this process follows it: read once, however many connections look on. */
export type Feed = {
  readonly epoch: string
  readonly head: number
  /**
   * The events after `seq`, or null when a snapshot must be sent instead (R4): another epoch, too far behind, or a
   * cursor this stream never gave out.
   */
  since(epoch: string, seq: number): Promise<readonly LoggedEvent[] | null>
  /** Looks where the stream stands now. */
  look(): Promise<void>
  /** Wakes the reader whenever there is more to read, until it follows no longer. */
  follow(reader: FeedReader): void
  unfollow(reader: FeedReader): void
}

export type FeedReader = { wake(): void }

/** Is told what the feeds of this process do, before those who read them are. */
export type FeedObserver = {
  /** A stream is followed from here on; also when it begins anew with another epoch. */
  opened(stream: string): void
  read(stream: string, events: readonly LoggedEvent[]): void
  closed(stream: string): void
}

export type Feeds = {
  observe(observer: FeedObserver): () => void
  /** The feed of a stream; undefined when there is no such stream. Give it back with `release`. */
  take(stream: string): Promise<Feed | undefined>
  release(stream: string): void
  close(): void
}

type Held = { feed: StreamFeed; ready: Promise<boolean>; takers: number; following: Following }

export function createFeeds(store: Store, bus: Bus, pollMs = POLL_MS): Feeds {
  const held = new Map<string, Held>()
  const observers = new Set<FeedObserver>()
  const observed: FeedObserver = {
    opened: (stream) => observers.forEach((observer) => observer.opened(stream)),
    read: (stream, events) => observers.forEach((observer) => observer.read(stream, events)),
    closed: (stream) => observers.forEach((observer) => observer.closed(stream)),
  }

  const stopListening = bus.listen((hint) => {
    if (hint.kind === 'stream') held.get(hint.stream)?.feed.sawHead(hint.head)
    if (hint.kind === 'lost') void checkHeads().catch(() => {})
  })
  const poll = setInterval(() => void checkHeads().catch(() => {}), pollMs)
  poll.unref()

  async function checkHeads() {
    if (held.size === 0) return
    for (const row of await readHeads(store.db, [...held.keys()])) held.get(row.id)?.feed.sawRow(row)
  }

  function hold(stream: string): Held {
    const feed = new StreamFeed(store, stream, observed)
    const following = bus.follow(stream)
    // Where the stream stands is read once nothing about it is missed, or a hint in between would be.
    const fresh = { feed, ready: following.ready.then(() => feed.begin()), takers: 0, following }
    held.set(stream, fresh)
    return fresh
  }

  function release(stream: string) {
    const entry = held.get(stream)
    if (!entry || --entry.takers > 0) return
    held.delete(stream)
    entry.following.end()
    observed.closed(stream)
  }

  return {
    observe(observer) {
      observers.add(observer)
      return () => observers.delete(observer)
    },
    async take(stream) {
      const entry = held.get(stream) ?? hold(stream)
      entry.takers++
      try {
        if (await entry.ready) return entry.feed
      } catch (error) {
        release(stream)
        throw error
      }
      release(stream)
      return undefined
    },
    release,
    close() {
      clearInterval(poll)
      stopListening()
      held.clear()
    },
  }
}

class StreamFeed implements Feed {
  epoch = ''
  head = 0
  /** What lies before it is not to be replayed (R4). */
  private floor = 0
  private readonly store: Store
  private readonly stream: string
  private readonly observer: FeedObserver
  private readonly readers = new Set<FeedReader>()
  private tail = new StreamTail(0)
  private known = 0
  private reading: Promise<void> | undefined

  constructor(store: Store, stream: string, observer: FeedObserver) {
    this.store = store
    this.stream = stream
    this.observer = observer
  }

  async begin(): Promise<boolean> {
    const [row] = await readHeads(this.store.db, [this.stream])
    if (!row) return false
    this.startAt(row)
    return true
  }

  async look(): Promise<void> {
    const [row] = await readHeads(this.store.db, [this.stream])
    if (row) this.sawRow(row)
  }

  private startAt(row: StreamRow) {
    this.epoch = row.epoch
    this.floor = row.floor
    this.head = this.known = row.head
    this.tail = new StreamTail(row.head)
    this.observer.opened(this.stream)
  }

  sawRow(row: StreamRow): void {
    this.floor = row.floor
    if (row.epoch === this.epoch) return this.sawHead(row.head)
    this.startAt(row)
    this.wakeAll()
  }

  sawHead(head: number): void {
    if (head <= this.known) return
    this.known = head
    // What was not read, by a fault or by a hint at the very end, is read at the next hint or poll.
    this.reading ??= this.catchUp()
      .catch(() => {})
      .finally(() => {
        this.reading = undefined
        this.known = this.head
      })
  }

  private async catchUp(): Promise<void> {
    while (this.head < this.known) {
      const epoch = this.epoch
      const events = await readAfter(this.store.db, this.stream, this.head, READ_AT_ONCE)
      if (epoch !== this.epoch) return
      const last = events.at(-1)
      if (!last) return
      this.tail.push(events)
      this.head = last.seq
      this.known = Math.max(this.known, last.seq)
      this.observer.read(this.stream, events)
      this.wakeAll()
    }
  }

  async since(epoch: string, seq: number): Promise<readonly LoggedEvent[] | null> {
    if (epoch !== this.epoch || seq > this.head || seq < this.floor) return null
    if (!this.tail.covers(seq)) await this.tail.extendTo(seq, (from) => this.readBack(from))
    return this.tail.covers(seq) ? this.tail.after(seq) : null
  }

  private readBack(from: number): Promise<LoggedEvent[]> {
    return readAfter(this.store.db, this.stream, from, READ_AT_ONCE)
  }

  follow(reader: FeedReader): void {
    this.readers.add(reader)
  }

  unfollow(reader: FeedReader): void {
    this.readers.delete(reader)
  }

  private wakeAll() {
    for (const reader of this.readers) reader.wake()
  }
}
