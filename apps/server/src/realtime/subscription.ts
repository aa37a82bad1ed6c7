import { AppError, type Cursor, type Have, type LoggedEvent, type ServerFrame } from '@parley/contracts'
import type { Actor } from '../ctx.ts'
import type { Feed, Feeds } from '../streams/feed.ts'
import type { LiveTexts } from '../streams/live-texts.ts'
import { StreamAccess } from './access.ts'
import type { DeltaClock } from './delta-clock.ts'
import { Positions } from './positions.ts'
import { isSlow, type Outlet } from './outlet.ts'
import { Offsets } from './offsets.ts'
import { sharedSnapshot } from './shared-snapshots.ts'
import type { Signals } from './signals.ts'
import { idIn, kindOf, type KindSnapshot, type StreamKind, type StreamKinds } from './stream-kinds.ts'

/** Who is told that a subscription of theirs has ended, and why. */
export type Loser = { lose(subscription: Subscription, error: AppError): void }
const nobody: Loser = { lose() {} }

export type SubscriptionParts = {
  feeds: Pick<Feeds, 'take' | 'release'>
  live: LiveTexts
  kinds: StreamKinds
  clock: DeltaClock
  signals: Pick<Signals, 'join' | 'leave' | 'saw'>
}

/**
 * One reader's place in one stream. It is nothing but a cursor (R3): each turn sends the events after it, then the text
 * that has grown. There is no buffer of its own, so a slow reader costs no memory.
 */
export class Subscription {
  readonly stream: string
  private readonly parts: SubscriptionParts
  readonly outlet: Outlet
  private readonly kind: StreamKind
  private readonly access: StreamAccess
  private readonly loser: Loser
  private readonly id: string
  private readonly feed: Feed
  private epoch: string
  private seq = 0
  private acked = 0
  private readonly positions = new Positions()
  private readonly offsets = new Offsets()
  private isOpen = true
  private turn: Promise<void> | undefined
  private again = false

  private constructor(
    parts: SubscriptionParts,
    outlet: Outlet,
    actor: Actor,
    stream: string,
    kind: StreamKind,
    feed: Feed,
    loser: Loser,
  ) {
    this.parts = parts
    this.outlet = outlet
    this.stream = stream
    this.kind = kind
    this.id = idIn(stream)
    this.access = new StreamAccess(kind, actor, this.id)
    this.loser = loser
    this.feed = feed
    this.epoch = feed.epoch
  }

  /** Opens a stream for a reader; throws `not_found` when there is none they may read, and says so when that ends (R7). */
  static async open(
    parts: SubscriptionParts,
    outlet: Outlet,
    actor: Actor,
    request: { stream: string; cursor?: Cursor | undefined; have?: Have[] | undefined },
    loser: Loser = nobody,
  ): Promise<Subscription> {
    const kind = kindOf(parts.kinds, request.stream)
    if (!kind) throw new AppError('not_found')
    const feed = await parts.feeds.take(request.stream)
    if (!feed) throw new AppError('not_found')
    const subscription = new Subscription(parts, outlet, actor, request.stream, kind, feed, loser)
    try {
      await subscription.begin(request.cursor, request.have ?? [])
    } catch (error) {
      subscription.close()
      throw error
    }
    return subscription
  }

  private async begin(cursor: Cursor | undefined, have: Have[]) {
    await this.access.ask({ epoch: this.feed.epoch, seq: this.feed.head })
    this.send({ type: 'subscribed', stream: this.stream, epoch: this.feed.epoch, seq: cursor?.seq ?? 0 })
    const events = cursor ? await this.feed.since(cursor.epoch, cursor.seq) : null
    if (events && cursor) {
      await this.access.assure(cursor)
      this.epoch = cursor.epoch
      this.seq = cursor.seq
      this.offsets.reset(have)
    } else await this.sendSnapshot()
    const isFresh = events === null
    this.feed.follow(this)
    await this.pump()
    this.send({ type: 'live', stream: this.stream, seq: this.seq })
    this.parts.clock.join(this)
    this.parts.signals.join(this, isFresh)
  }

  get head(): number {
    return this.feed.head
  }

  get cursor(): Cursor {
    return { epoch: this.epoch, seq: this.seq }
  }

  get ackedSeq(): number {
    return this.acked
  }

  /** Answers how far the reader has come by that, when it is further than before. */
  ack(seq: number): number | undefined {
    this.acked = Math.max(this.acked, Math.min(seq, this.seq))
    return this.positions.upTo(this.acked)
  }

  get isHidden(): boolean {
    return this.outlet.hidden
  }

  mayStillRead(): Promise<void> {
    return this.access.ask(this.cursor)
  }

  /** Sends what there is to send; when that cannot be done, the reader must subscribe anew, or has lost the stream. */
  wake(): void {
    this.pump().catch((error: unknown) => {
      if (error instanceof AppError) return this.loser.lose(this, error)
      this.send({ type: 'reset', stream: this.stream, reason: 'The stream cannot be read right now.' })
      this.close()
    })
  }

  /** Sends what there is to send. Calls that come while it is at it make it look once more. */
  pump(): Promise<void> {
    if (this.turn) {
      this.again = true
      return this.turn
    }
    this.turn = this.sendAll().finally(() => {
      this.turn = undefined
      if (!this.again) return
      this.again = false
      this.wake()
    })
    return this.turn
  }

  private async sendAll(): Promise<void> {
    while (this.isOpen && !isSlow(this.outlet)) {
      if (this.epoch === this.feed.epoch && this.seq >= this.feed.head) break
      const events = await this.feed.since(this.epoch, this.seq)
      if (events === null) await this.sendSnapshot()
      else if (events.length === 0) break
      else await this.sendEvents(events)
    }
    this.sendText()
  }

  private async sendEvents(events: readonly LoggedEvent[]) {
    for (const event of events) {
      if (this.access.mayEndWith(event)) await this.access.assure({ epoch: this.epoch, seq: event.seq })
      this.sendEvent(event)
    }
  }

  private sendEvent(event: LoggedEvent) {
    // R3: only the very next event may be sent; anything else means the log is to be read again.
    if (!this.isOpen || event.seq !== this.seq + 1) return
    this.outlet.send(frameOfEvent(this.stream, this.epoch, event))
    this.seq = event.seq
    this.positions.sent(event.seq, this.kind.positionAfter?.(event.event))
    this.parts.signals.saw(this.stream, event)
  }

  private async sendSnapshot() {
    await this.keepsUp()
    const snapshot = await this.readSnapshot()
    // The stream was repaired or restored and its feed has not noticed: without a look it would send snapshots in a circle.
    if (snapshot.epoch !== this.feed.epoch) await this.feed.look()
    do {
      await this.keepsUp()
      // What was passed over by it may have ended the right to read.
      await this.access.assure(snapshot)
    } while (this.outlet.catchingUp())
    if (!this.isOpen) return
    this.epoch = snapshot.epoch
    this.seq = snapshot.seq
    this.offsets.reset(snapshot.have)
    this.positions.sent(snapshot.seq, snapshot.position)
    const { epoch, seq, state } = snapshot
    this.send({ type: 'snapshot', stream: this.stream, epoch, seq, state })
  }

  /** Of many streams that are opened at once, each waits until what was sent of the others is taken (R19). */
  private async keepsUp() {
    for (let wait = this.outlet.catchingUp(); wait; wait = this.outlet.catchingUp()) await wait
  }

  private async readSnapshot(): Promise<KindSnapshot> {
    const snapshot = await sharedSnapshot(this.stream, this.feed, () => this.kind.snapshot(this.id))
    if (!snapshot) throw new AppError('not_found')
    return snapshot
  }

  /** Sends the text that has grown since this reader was last sent some: one merged slice a part (R11). */
  sendText(): void {
    if (!this.isOpen || isSlow(this.outlet)) return
    for (const text of this.parts.live.inStream(this.stream)) {
      if (text.startedSeq > this.seq) continue
      const sent = this.offsets.of(text)
      if (!sent) continue
      for (let part = sent.firstUnfinished; part < text.partCount; part++) {
        const growing = text.growing(part)
        const from = sent.lengthOf(part)
        if (growing && growing.length > from) {
          const slice = { text, part, from, to: growing.length, kind: growing.kind }
          const form = this.outlet.continuations ? sent.name(text, part) : 'whole'
          this.outlet.send(this.parts.clock.frame(slice, form))
          sent.set(part, growing.length)
        }
        // Only the last part grows.
        if (part < text.partCount - 1) sent.firstUnfinished = part + 1
      }
    }
  }

  private send(frame: ServerFrame) {
    if (this.isOpen) this.outlet.send(JSON.stringify(frame))
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.feed.unfollow(this)
    this.parts.clock.leave(this)
    this.parts.signals.leave(this)
    this.parts.feeds.release(this.stream)
  }
}

/** An event is put into words once, however many connections it goes to. */
const frames = new WeakMap<LoggedEvent, string>()

export function frameOfEvent(stream: string, epoch: string, event: LoggedEvent): string {
  let frame = frames.get(event)
  if (frame === undefined) {
    frame = JSON.stringify({ type: 'event', stream, epoch, ...event } satisfies ServerFrame)
    frames.set(event, frame)
  }
  return frame
}
