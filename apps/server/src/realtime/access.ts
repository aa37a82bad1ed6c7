import type { Cursor, LoggedEvent } from '@parley/contracts'
import type { Actor } from '../ctx.ts'
import type { StreamKind } from './stream-kinds.ts'

/**
 * Whether a reader may read a stream, by the log and not by hints (R7): who was asked about when the log had come to some
 * place may be sent all up to there. Beyond it they are asked about again wherever the log says that it may have ended.
 */
export class StreamAccess {
  private readonly kind: StreamKind
  private readonly actor: Actor
  private readonly id: string
  private sureTo: Cursor = { epoch: '', seq: 0 }

  constructor(kind: StreamKind, actor: Actor, id: string) {
    this.kind = kind
    this.actor = actor
    this.id = id
  }

  /** Asks; `place` is one that the log had reached before. */
  async ask(place: Cursor): Promise<void> {
    await this.kind.authorise(this.actor, this.id)
    if (place.epoch !== this.sureTo.epoch || place.seq > this.sureTo.seq) this.sureTo = place
  }

  /** Asks, unless it was asked when the log had come to that place already. */
  async assure(place: Cursor): Promise<void> {
    if (place.epoch !== this.sureTo.epoch || place.seq > this.sureTo.seq) await this.ask(place)
  }

  mayEndWith({ event }: LoggedEvent): boolean {
    return this.kind.mayEndAccess?.(event, this.actor) ?? false
  }
}
