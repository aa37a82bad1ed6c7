import {
  applyEvent,
  applySignal,
  type ChatState,
  type ClientFrame,
  type Cursor,
  type ErrorCode,
  type MessagePage,
  type ServerFrame,
  type Signal,
  type Snapshot,
  type StreamEvent,
} from '@parley/contracts'
import type { Clock } from './clock.ts'
import type { ConnectionStatus } from './connection.ts'
import { haveOf } from './have.ts'
import { keepLonger } from './keep-longer.ts'
import { LiveTextKeeper } from './live-text-keeper.ts'
import { mergeEarlier } from './merge-earlier.ts'
import { withoutThread } from './merge-thread.ts'
import { OpenThreads, type LoadThread } from './open-threads.ts'
import { Subscribing } from './subscribing.ts'

/**
 * How a followed stream is: `connecting` to the server, `catching-up` with what happened meanwhile, `live`, or `offline`
 * while the connection waits for its next try or for a network.
 */
export type FollowPhase = 'connecting' | 'catching-up' | 'live' | 'offline'

/** A stream's state and how far it has come; what a reload may go on from. */
export type Followed<State extends Snapshot> = { cursor: Cursor; state: State }

export type Subscription = Omit<Extract<ClientFrame, { type: 'subscribe' }>, 'type'>
export type StreamFrame = Extract<ServerFrame, { stream: string }> | Extract<ServerFrame, { stream?: string }>

export type ReaderSurroundings = {
  clock: Clock
  send(frame: ClientFrame): void
  /** State or phase are others than before. */
  changed(): void
  /** The cursor has come this far. */
  moved(seq: number): void
  /** The stream cannot be reached by this person, or not any more. */
  gone(code: ErrorCode): void
}

// R2: a head beyond ours usually means that the events are on their way.
const HEAL_MS = 2_000

/** One stream as this client knows it: the cursor, the state there, and what brings both forward (R3). */
export class StreamReader {
  readonly stream: string
  phase: FollowPhase = 'connecting'
  state: Snapshot | null
  cursor: Cursor | null
  readonly #around: ReaderSurroundings
  readonly #texts: LiveTextKeeper
  readonly #subscribing: Subscribing
  readonly #threads: OpenThreads
  readonly #tapes = new Set<StreamEvent[]>()
  #snapshots = 0
  #cancelHeal: (() => void) | null = null

  constructor(stream: string, initial: Followed<Snapshot> | null, around: ReaderSurroundings) {
    this.stream = stream
    this.state = initial?.state ?? null
    this.cursor = initial?.cursor ?? null
    this.#around = around
    this.#subscribing = new Subscribing(around.clock, () => {
      this.#setPhase('catching-up')
      around.send({ type: 'subscribe', ...this.subscription() })
    })
    this.#texts = new LiveTextKeeper({
      clock: around.clock,
      state: () => this.#chat(),
      fill: (gap) => {
        const isLive = this.phase === 'live'
        if (isLive) around.send({ type: 'fill', stream, ...gap })
        return isLive
      },
    })
    this.#threads = new OpenThreads({
      clock: around.clock,
      state: () => this.#chat(),
      add: (load, merge) => this.#add(load, merge),
    })
  }

  /** What to subscribe with. Without a cursor the answer is a snapshot, which no text needs to be added to. */
  subscription(): Subscription {
    const { stream, cursor, state } = this
    return { stream, ...(cursor && { cursor }), ...(cursor && state && { have: haveOf(state) }) }
  }

  /** Asks for the stream, unless that is done already. */
  subscribe(): void {
    this.#subscribing.ask()
  }

  /** The subscription, to be sent together with those of other streams. */
  resume(): Subscription {
    this.#subscribing.asked()
    this.#setPhase('catching-up')
    return this.subscription()
  }

  connectionIs({ phase }: ConnectionStatus): void {
    if (phase === 'online') return
    this.stop()
    this.#setPhase(phase === 'connecting' ? 'connecting' : 'offline')
  }

  /** Ends all that waits. */
  stop(): void {
    this.#subscribing.stop()
    this.#texts.clear()
    this.#threads.stop()
    this.#stopHealing()
  }

  receive(frame: StreamFrame): void {
    this.#subscribing.heard()
    switch (frame.type) {
      case 'snapshot':
        return this.#replace(frame)
      case 'event':
        return this.#follow(frame)
      case 'delta':
        return this.#write(frame)
      case 'live':
        return this.#live(frame.seq)
      case 'reset':
        return this.reset()
      case 'error':
        return this.#refused(frame.code)
      default:
        return
    }
  }

  /** What a signal tells of rows becomes part of the state; of what else it tells, those who want it hear from the connection. */
  hear(signal: Signal): void {
    if (this.state) this.#set(applySignal(this.state, signal))
  }

  /** What is here may be wrong: begins again with a snapshot. What is shown stays until that comes. */
  reset(): void {
    this.cursor = null
    this.stop()
    this.subscribe()
  }

  /** How far the stream has come, from a heartbeat (R2). */
  headIs(head: number): void {
    this.#subscribing.checkAnswer()
    if (!this.#isBehind(head) || this.#cancelHeal) return
    this.#cancelHeal = this.#around.clock.after(HEAL_MS, () => {
      this.#cancelHeal = null
      if (this.#isBehind(head)) this.subscribe()
    })
  }

  /** Adds a page of messages. */
  loadEarlier(load: () => Promise<MessagePage>): Promise<void> {
    return this.#add(load, mergeEarlier)
  }

  /** Opens a thread, or adds what is above what is held of it. */
  loadThread(rootId: string, load: LoadThread): Promise<void> {
    return this.#threads.load(rootId, load)
  }

  leaveThread(rootId: string): void {
    this.#threads.leave(rootId)
    if (this.state?.kind === 'chat') this.#set(withoutThread(this.state, rootId))
  }

  /**
   * Events that come while a page loads may be about its messages, and are then applied to them, too; a snapshot in
   * between makes the page too old, and it is loaded again.
   */
  async #add(
    load: () => Promise<MessagePage>,
    merge: (state: ChatState, page: MessagePage) => ChatState,
  ): Promise<void> {
    const tape: StreamEvent[] = []
    this.#tapes.add(tape)
    const snapshots = this.#snapshots
    const page = await load().finally(() => this.#tapes.delete(tape))
    if (snapshots !== this.#snapshots) return this.#add(load, merge)
    if (this.state?.kind !== 'chat') return
    this.#set(tape.reduce<Snapshot>(applyEvent, merge(this.state, page)))
    this.#fillEnded()
  }

  #replace({ epoch, seq, state }: Extract<ServerFrame, { type: 'snapshot' }>): void {
    const sameEpoch = epoch === this.cursor?.epoch
    if (sameEpoch && seq < (this.cursor?.seq ?? 0)) return
    const shown = this.state
    this.#snapshots += 1
    this.#moveTo({ epoch, seq })
    this.#texts.clear()
    const isSameText = sameEpoch && shown?.kind === 'chat' && state.kind === 'chat'
    const fresh = isSameText ? keepLonger(state, shown) : state
    this.#set(fresh.kind === 'chat' ? this.#threads.keep(fresh, isSameText ? shown : null) : fresh)
  }

  #follow({ epoch, seq, event }: Extract<ServerFrame, { type: 'event' }>): void {
    if (!this.cursor || !this.state) return
    if (epoch !== this.cursor.epoch) return this.subscribe()
    if (seq <= this.cursor.seq) return
    if (seq > this.cursor.seq + 1) return this.subscribe()
    this.#moveTo({ epoch, seq })
    for (const tape of this.#tapes) tape.push(event)
    this.#set(this.#apply(this.state, event))
    if (event.type === 'reply.ended') this.#fillEnded()
  }

  #apply(before: Snapshot, event: StreamEvent): Snapshot {
    try {
      const state = applyEvent(before, event)
      const isAboutText = state.kind === 'chat' && 'messageId' in event
      return isAboutText ? this.#texts.applyHeld(state, event.messageId) : state
    } catch (error) {
      // An event that cannot be understood must not stop the ones after it: a snapshot holds what it did.
      this.reset()
      throw error
    }
  }

  #write({ type: _type, stream: _stream, ...delta }: Extract<ServerFrame, { type: 'delta' }>): void {
    if (this.cursor && this.state?.kind === 'chat') this.#set(this.#texts.apply(this.state, delta))
  }

  #live(seq: number): void {
    this.#subscribing.answered()
    if (!this.cursor || this.cursor.seq < seq) return this.subscribe()
    this.#setPhase('live')
    this.#fillEnded()
    this.#threads.reload()
  }

  #fillEnded(): void {
    if (this.state?.kind === 'chat' && this.phase === 'live') this.#texts.fillEnded(this.state)
  }

  #refused(code: ErrorCode): void {
    if (code === 'not_found') return this.#around.gone(code)
    this.#subscribing.answered()
    this.subscribe()
  }

  #chat(): ChatState | null {
    return this.state?.kind === 'chat' ? this.state : null
  }

  #isBehind(head: number): boolean {
    return !this.#subscribing.isAsked && this.cursor !== null && this.cursor.seq < head
  }

  #stopHealing(): void {
    this.#cancelHeal?.()
    this.#cancelHeal = null
  }

  #moveTo(cursor: Cursor): void {
    this.cursor = cursor
    this.#around.moved(cursor.seq)
  }

  #set(state: Snapshot): void {
    if (state === this.state) return
    this.state = state
    this.#around.changed()
  }

  #setPhase(phase: FollowPhase): void {
    if (phase === this.phase) return
    this.phase = phase
    this.#around.changed()
  }
}
