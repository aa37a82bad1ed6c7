import { AppError, type ClientFrame, type ServerFrame } from '@parley/contracts'
import type { Identity } from '../http-context.ts'
import { asAppError } from '../http-errors.ts'
import { fill } from './fill.ts'
import type { Outlet } from './outlet.ts'
import type { RealtimeParts } from './parts.ts'
import type { Device } from './devices.ts'
import { Typing } from './typing.ts'
import { idIn, kindOf } from './stream-kinds.ts'
import { Subscription } from './subscription.ts'

/** How many streams one connection may follow at a time. */
const MAX_SUBSCRIPTIONS = 50

type SubscribeRequest = Pick<Extract<ClientFrame, { type: 'subscribe' }>, 'stream' | 'cursor' | 'have'>

/** One connection and what it follows, whatever carries its frames. */
export class Session {
  readonly identity: Identity
  readonly outlet: Outlet
  private readonly parts: RealtimeParts
  private readonly subscriptions = new Map<string, Subscription>()
  private readonly opening = new Map<string, symbol>()
  private readonly typing: Typing
  private isClosed = false

  constructor(parts: RealtimeParts, identity: Identity, outlet: Outlet) {
    this.parts = parts
    this.identity = identity
    this.outlet = outlet
    this.typing = new Typing(parts, this)
  }

  send(frame: ServerFrame): void {
    if (!this.isClosed) this.outlet.send(JSON.stringify(frame))
  }

  /** Says what was refused and why; the connection goes on (R20). */
  refuse(error: unknown, about: { opId?: string; stream?: string } = {}): void {
    const { code, message } = asAppError(error)
    if (code === 'internal') this.parts.log.error({ err: error }, 'a frame failed')
    this.send({ type: 'error', code, message, ...about })
  }

  /** Follows a stream; a second subscription to the same one takes the place of the first. */
  async subscribe(request: SubscribeRequest): Promise<void> {
    const { stream } = request
    this.unsubscribe(stream)
    const mine = Symbol(stream)
    this.opening.set(stream, mine)
    try {
      if (this.subscriptions.size + this.opening.size > MAX_SUBSCRIPTIONS)
        throw new AppError('too_many_requests', { detail: 'This connection follows too many streams.' })
      const { actor } = this.identity
      const subscription = await Subscription.open(this.parts, this.outlet, actor, request, this.lose)
      if (this.isClosed || this.opening.get(stream) !== mine) return subscription.close()
      this.subscriptions.set(stream, subscription)
      if (kindOf(this.parts.kinds, stream)?.hasPresence) this.parts.presence.greet(subscription)
    } catch (error) {
      this.refuse(error, { stream })
    } finally {
      if (this.opening.get(stream) === mine) this.opening.delete(stream)
    }
  }

  unsubscribe(stream: string): void {
    this.opening.delete(stream)
    if (this.subscriptions.has(stream)) this.typing.stop(idIn(stream))
    this.subscriptions.get(stream)?.close()
    this.subscriptions.delete(stream)
  }

  /** Ends what the reader may not read any more (R7). */
  private readonly lose = (subscription: Subscription, error: unknown) => {
    const { stream } = subscription
    if (this.subscriptions.get(stream) !== subscription) return
    this.unsubscribe(stream)
    this.refuse(error, { stream })
  }

  follows(stream: string): boolean {
    return this.subscriptions.has(stream)
  }

  ack(stream: string, seq: number): void {
    const position = this.subscriptions.get(stream)?.ack(seq)
    if (position !== undefined) this.parts.marks.delivered(this.identity.actor.id, idIn(stream), position)
  }

  async fill(request: Extract<ClientFrame, { type: 'fill' }>): Promise<void> {
    const subscription = this.subscriptions.get(request.stream)
    if (!subscription) return this.refuse(new AppError('not_found'), { stream: request.stream })
    try {
      await subscription.mayStillRead()
      const frame = await fill(this.parts, request)
      if (frame && this.follows(request.stream)) this.send(frame)
    } catch (error) {
      this.refuse(error, { stream: request.stream })
    }
  }

  /** The reader has caught up with what was sent: there may be more now. */
  drained(): void {
    for (const subscription of this.subscriptions.values()) subscription.wake()
  }

  heads(): Record<string, number> {
    return Object.fromEntries([...this.subscriptions.values()].map(({ stream, head }) => [stream, head]))
  }

  /** How many events the reader has been sent and not acknowledged. */
  ackLag(): number {
    let lag = 0
    for (const { cursor, ackedSeq } of this.subscriptions.values())
      if (ackedSeq > 0) lag += cursor.seq - ackedSeq
    return lag
  }

  /** Asks again whether this connection may read what it follows (R7). */
  async checkAccess(stream?: string): Promise<void> {
    const asked = [...this.subscriptions.values()].filter(
      (entry) => stream === undefined || entry.stream === stream,
    )
    await Promise.all(
      asked.map((subscription) =>
        subscription.mayStillRead().catch((error: unknown) => this.lose(subscription, error)),
      ),
    )
  }

  /** This connection is a device of its person, and how it is. */
  isHere(device: Device): void {
    this.outlet.hidden = device.hidden
    if (!this.isClosed) this.parts.presence.set(this.identity.actor.id, this, device)
  }

  async types(frame: Extract<ClientFrame, { type: 'typing' }>): Promise<void> {
    try {
      await this.typing.say(frame)
    } catch (error) {
      this.refuse(error)
    }
  }

  close(): void {
    this.isClosed = true
    this.typing.stop()
    this.parts.presence.remove(this.identity.actor.id, this)
    for (const stream of this.subscriptions.keys()) this.unsubscribe(stream)
    this.opening.clear()
  }
}
