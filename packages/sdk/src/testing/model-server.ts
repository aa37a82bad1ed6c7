import {
  applyDelta,
  applyEvent,
  lengthsOf,
  partsOf,
  type ChatEvent,
  type ChatState,
  type ClientFrame,
  type Cursor,
  type Delta,
  type Have,
  type LoggedEvent,
  type Part,
  type ServerFrame,
} from '@parley/contracts'
import { emptyChat, stream } from './cast.ts'

type Send = (frame: ServerFrame) => void
type Writing = Pick<Delta, 'messageId' | 'part' | 'kind' | 'text'>

/** A server of one chat as docs/protocol.md describes it: a log, the reducer, and text that is sent as deltas. */
export class ModelServer {
  state: ChatState = emptyChat
  epoch = 'epoch-1'
  log: LoggedEvent<ChatEvent>[] = []
  /** A cursor further behind than this gets a snapshot (R4). */
  replayAtMost = 500
  /** How much of the newest text a snapshot lacks, as one made from what was saved a moment ago does. */
  snapshotLag = 0
  /** The longest text there ever was of each part of each attempt, by `message/attempt/part`. */
  readonly written = new Map<string, string>()
  readonly #senders = new Set<Send>()
  #backup: { state: ChatState; log: LoggedEvent<ChatEvent>[] } = { state: emptyChat, log: [] }

  get head(): number {
    return this.log.length
  }

  record(event: ChatEvent): void {
    this.state = applyEvent(this.state, event)
    const logged = { seq: this.head + 1, actor: 'ada', opId: null, at: 0, event }
    this.log.push(logged)
    if ('messageId' in event) this.#note(event.messageId)
    this.#send({ type: 'event', stream, epoch: this.epoch, ...logged })
  }

  write({ messageId, part, kind, text }: Writing): void {
    const live = this.state.live[messageId]
    if (!live) return
    const offset = lengthsOf(live.parts)[part] ?? 0
    const delta = { messageId, attempt: live.attempt, part, kind, offset, text }
    this.state = applyDelta(this.state, delta).state
    this.#note(messageId)
    this.#send({ type: 'delta', stream, ...this.#withOverlap(delta) })
  }

  /** As often happens when a server merges what it withheld, a delta may repeat some of what was sent. */
  #withOverlap(delta: Delta): Delta {
    const offset = Math.max(0, delta.offset - (delta.text.length % 4))
    return { ...delta, offset, text: this.#textAt(delta).slice(offset) }
  }

  #textAt({ messageId, attempt, part }: Omit<Delta, 'kind' | 'offset' | 'text'>): string {
    const found = this.#partAt(messageId, attempt, part)
    return found && 'text' in found ? found.text : ''
  }

  backUp(): void {
    this.#backup = { state: this.state, log: [...this.log] }
  }

  /** R5: goes back to the last backup, in a new epoch. */
  restore(): void {
    this.state = this.#backup.state
    this.log = [...this.#backup.log]
    this.epoch += '+'
    this.written.clear()
    for (const id of Object.keys(this.state.messages)) this.#note(id)
  }

  /** The connection is gone. */
  leave(send: Send): void {
    this.#senders.delete(send)
  }

  receive(frame: ClientFrame, send: Send): void {
    if (frame.type === 'subscribe') this.#serve(frame, send)
    if (frame.type === 'resume') for (const subscription of frame.streams) this.#serve(subscription, send)
    if (frame.type === 'fill') this.#fill(frame, frame.offset, send)
    if (frame.type === 'unsubscribe') this.#senders.delete(send)
  }

  heartbeat(send: Send): void {
    send({ type: 'heartbeat', heads: { [stream]: this.head } })
  }

  #serve(
    { cursor, have = [] }: { cursor?: Cursor | undefined; have?: Have[] | undefined },
    send: Send,
  ): void {
    this.#senders.add(send)
    send({ type: 'subscribed', stream, epoch: this.epoch, seq: this.head })
    const canReplay =
      cursor?.epoch === this.epoch && cursor.seq <= this.head && this.head - cursor.seq <= this.replayAtMost
    if (canReplay) this.#replay(cursor.seq, have, send)
    else this.#snapshot(send)
    send({ type: 'live', stream, seq: this.head })
  }

  #replay(seq: number, have: Have[], send: Send): void {
    for (const logged of this.log.slice(seq)) send({ type: 'event', stream, epoch: this.epoch, ...logged })
    for (const [messageId, { attempt, parts }] of Object.entries(this.state.live)) {
      const lengths =
        have.find((one) => one.messageId === messageId && one.attempt === attempt)?.lengths ?? []
      parts.forEach((_, part) => this.#fill({ messageId, attempt, part }, lengths[part] ?? 0, send))
    }
  }

  #snapshot(send: Send): void {
    const state = structuredClone(this.state)
    for (const live of Object.values(state.live))
      for (const part of live.parts)
        if ('text' in part) part.text = part.text.slice(0, Math.max(0, part.text.length - this.snapshotLag))
    send({ type: 'snapshot', stream, epoch: this.epoch, seq: this.head, state })
  }

  #fill({ messageId, attempt, part }: Omit<Delta, 'kind' | 'offset' | 'text'>, offset: number, send: Send) {
    const found = this.#partAt(messageId, attempt, part)
    if (!found || !('text' in found)) return
    const delta = { messageId, attempt, part, kind: found.type, offset, text: found.text.slice(offset) }
    send({ type: 'delta', stream, ...delta })
  }

  #partAt(messageId: string, attempt: number, part: number): Part | undefined {
    const message = this.state.messages[messageId]
    const current = this.state.live[messageId]?.attempt ?? message?.reply?.attempt
    return message && current === attempt ? partsOf(this.state, message)[part] : undefined
  }

  #note(messageId: string): void {
    const message = this.state.messages[messageId]
    if (!message?.reply) return
    partsOf(this.state, message).forEach((part, index) => {
      const key = `${messageId}/${message.reply?.attempt}/${index}`
      const longest = this.written.get(key) ?? ''
      if ('text' in part && part.text.length > longest.length) this.written.set(key, part.text)
    })
  }

  #send(frame: ServerFrame): void {
    for (const send of Array.from(this.#senders)) send(frame)
  }
}
