import { AppError, type ClientFrame, type ServerFrame } from '@parley/contracts'
import type { Identity } from '../http-context.ts'
import { asAppError } from '../http-errors.ts'
import { fill } from './fill.ts'
import { OpTurns } from './op-turns.ts'
import type { Outlet } from './outlet.ts'
import type { RealtimeParts } from './parts.ts'
import type { Device } from './devices.ts'
import { Typing } from './typing.ts'
import { idIn, kindOf } from './stream-kinds.ts'
import { Subscription, type Loser } from './subscription.ts'

/** How many streams one connection may follow at a time. */
const MAX_SUBSCRIPTIONS = 50

type SubscribeRequest = Pick<Extract<ClientFrame, { type: 'subscribe' }>, 'stream' | 'cursor' | 'have'>

/** A stream that is being subscribed to; another subscription takes its place. */
type Opening = { readonly stream: string }
const NONE: readonly Opening[] = []

const without = (opening: readonly Opening[], isGone: (one: Opening) => boolean) =>
  opening.some(isGone) ? opening.filter((one) => !isGone(one)) : opening

/** One connection and what it follows, whatever carries its frames. */
export class Session implements Loser {
  readonly identity: Identity
  readonly outlet: Outlet
  private readonly parts: RealtimeParts
  private readonly subscriptions = new Map<string, Subscription>()
  private opening: readonly Opening[] = NONE
  /** Most connections never type. */
  private typing: Typing | undefined
  private turns: OpTurns | undefined
  private isClosed = false

  constructor(parts: RealtimeParts, identity: Identity, outlet: Outlet) {
    this.parts = parts
    this.identity = identity
    this.outlet = outlet
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

  get ops(): OpTurns {
    return (this.turns ??= new OpTurns())
  }

  /** Follows a stream; a second subscription to the same one takes the place of the first. */
  async subscribe(request: SubscribeRequest): Promise<void> {
    const { stream } = request
    this.unsubscribe(stream)
    const mine = { stream }
    this.opening = [...this.opening, mine]
    try {
      if (this.subscriptions.size + this.opening.length > MAX_SUBSCRIPTIONS)
        throw new AppError('too_many_requests', { detail: 'This connection follows too many streams.' })
      const { actor } = this.identity
      const subscription = await Subscription.open(this.parts, this.outlet, actor, request, this)
      if (this.isClosed || !this.opening.includes(mine)) return subscription.close()
      this.subscriptions.set(stream, subscription)
      if (kindOf(this.parts.kinds, stream)?.hasPresence) this.parts.presence.greet(subscription)
    } catch (error) {
      this.refuse(error, { stream })
    } finally {
      this.opening = without(this.opening, (other) => other === mine)
    }
  }

  unsubscribe(stream: string): void {
    this.opening = without(this.opening, (other) => other.stream === stream)
    if (this.subscriptions.has(stream)) this.typing?.stop(idIn(stream))
    this.subscriptions.get(stream)?.close()
    this.subscriptions.delete(stream)
  }

  /** Ends what the reader may not read any more (R7). */
  lose(subscription: Subscription, error: unknown): void {
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
      await (this.typing ??= new Typing(this.parts, this)).say(frame)
    } catch (error) {
      this.refuse(error)
    }
  }

  close(): void {
    this.isClosed = true
    this.typing?.stop()
    this.parts.presence.remove(this.identity.actor.id, this)
    for (const stream of this.subscriptions.keys()) this.unsubscribe(stream)
    this.opening = NONE
  }
}
