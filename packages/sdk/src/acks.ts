import type { ClientFrame } from '@parley/contracts'
import type { Clock } from './clock.ts'

// It is only measured, so it may lag and must cost next to nothing.
const ACK_MS = 1_000
// A server counts frames; those of somebody who follows very many streams leave room for others.
const MOST_AT_ONCE = 20

/** Tells the server how far each stream has come here: once a second at most, and only of streams that have moved. */
export class Acks {
  readonly #clock: Clock
  readonly #send: (frame: ClientFrame) => void
  readonly #moved = new Map<string, number>()
  #cancel: (() => void) | null = null

  constructor(clock: Clock, send: (frame: ClientFrame) => void) {
    this.#clock = clock
    this.#send = send
  }

  moved(stream: string, seq: number): void {
    this.#moved.set(stream, seq)
    this.#cancel ??= this.#clock.after(ACK_MS, () => this.#tell())
  }

  /** Of a stream that is left, or of all when the connection is gone: a new subscription says itself where it begins. */
  forget(stream?: string): void {
    if (stream === undefined) this.#moved.clear()
    else this.#moved.delete(stream)
    if (this.#moved.size > 0) return
    this.#cancel?.()
    this.#cancel = null
  }

  #tell(): void {
    const some = [...this.#moved].slice(0, MOST_AT_ONCE)
    for (const [stream, seq] of some) {
      this.#moved.delete(stream)
      this.#send({ type: 'ack', stream, seq })
    }
    this.#cancel = this.#moved.size > 0 ? this.#clock.after(ACK_MS, () => this.#tell()) : null
  }
}
