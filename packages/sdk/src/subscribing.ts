import type { Clock } from './clock.ts'

// Subscribing again heals whatever went wrong, but must not become a loop when it does not.
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
const ANSWER_MS = 10_000

/** When a stream is subscribed to: at most one question under way, and ever longer pauses while asking does not help. */
export class Subscribing {
  readonly #clock: Clock
  readonly #subscribe: () => void
  #askedAt = -Infinity
  #heardAt = -Infinity
  #isAsked = false
  #pause = FIRST_PAUSE_MS
  #cancelNext: (() => void) | null = null

  constructor(clock: Clock, subscribe: () => void) {
    this.#clock = clock
    this.#subscribe = subscribe
  }

  get isAsked(): boolean {
    return this.#isAsked
  }

  /** Subscribes, now or after the pause; not at all while an earlier question has no answer. */
  ask(): void {
    if (this.#isAsked || this.#cancelNext) return
    const since = this.#clock.now() - this.#askedAt
    if (since >= this.#pause * 2) this.#pause = FIRST_PAUSE_MS
    const wait = this.#pause - since
    if (wait <= 0) this.#askNow()
    else this.#cancelNext = this.#clock.after(wait, () => this.#askNow())
  }

  /** The subscribing is being done for this stream by others, as all streams' at a reconnect. */
  asked(): void {
    this.stop()
    this.#isAsked = true
    this.#askedAt = this.#heardAt = this.#clock.now()
  }

  /** Something of the answer has come; it is over with `live` or an error. */
  heard(): void {
    this.#heardAt = this.#clock.now()
  }

  answered(): void {
    this.#isAsked = false
  }

  /** An answer of which nothing has come for this long will not come. */
  checkAnswer(): void {
    if (!this.#isAsked || this.#clock.now() - this.#heardAt < ANSWER_MS) return
    this.#isAsked = false
    this.ask()
  }

  stop(): void {
    this.#cancelNext?.()
    this.#cancelNext = null
    this.#isAsked = false
  }

  #askNow(): void {
    this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2)
    this.asked()
    this.#subscribe()
  }
}
