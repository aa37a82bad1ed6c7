import { applyDelta, lengthsOf, type ChatState, type Delta } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { createHeldDeltas } from './held-deltas.ts'

/** R10: what is missing may only be late; this is how long it may be so before it is asked for. */
const GAP_MS = 250
const LONGEST_WAIT_MS = 30_000

/** Where a missing text begins, as the `fill` frame asks for it. */
export type Gap = Pick<Delta, 'messageId' | 'attempt' | 'part' | 'offset'>

export type KeeperSurroundings = {
  clock: Clock
  state(): ChatState | null
  /** Asks the server for the text from a gap on; the answer comes as deltas. Does nothing while not live. */
  fill(gap: Gap): void
}

/** Puts deltas into the text of messages being written, in whatever order they come, and has missing ones sent again. */
export class LiveTextKeeper {
  readonly #held = createHeldDeltas()
  readonly #watches = new Map<string, () => void>()
  readonly #around: KeeperSurroundings

  constructor(around: KeeperSurroundings) {
    this.#around = around
  }

  /** The state with the delta, and with those that waited for it. */
  apply(state: ChatState, delta: Delta): ChatState {
    const result = this.#put(state, delta)
    return result === state ? state : this.applyHeld(result, delta.messageId)
  }

  /** The state with those held deltas that fit now, after an event about their message. */
  applyHeld(state: ChatState, messageId: string): ChatState {
    return this.#held.take(messageId).reduce((result, delta) => this.#put(result, delta), state)
  }

  /** Asks at once for all that ended replies still lack. */
  fillEnded(state: ChatState): void {
    for (const [id, live] of Object.entries(state.live))
      live.lengths?.forEach((length, part) => {
        if ((lengthsOf(live.parts)[part] ?? 0) < length) this.#watch(id, part, 0)
      })
  }

  /** Forgets what was held: the text will come again, by a snapshot or from where `have` says. */
  clear(): void {
    for (const cancel of this.#watches.values()) cancel()
    this.#watches.clear()
    this.#held.clear()
  }

  #put(state: ChatState, delta: Delta): ChatState {
    const { state: result, outcome } = applyDelta(state, delta)
    if (outcome === 'gap' || outcome === 'early') this.#held.hold(delta)
    if (outcome === 'gap') this.#watch(delta.messageId, delta.part, GAP_MS)
    return result
  }

  #watch(messageId: string, part: number, wait: number): void {
    const key = `${messageId}/${part}`
    if (this.#watches.has(key)) return
    const look = () => {
      this.#watches.delete(key)
      const gap = this.#gapAt(messageId, part)
      if (!gap) return
      this.#around.fill(gap)
      // An answer can go missing too; asking again ever more rarely cannot become a storm.
      this.#watch(messageId, part, Math.min(LONGEST_WAIT_MS, Math.max(1_000, wait * 2)))
    }
    this.#watches.set(key, this.#around.clock.after(wait, look))
  }

  #gapAt(messageId: string, part: number): Gap | null {
    const live = this.#around.state()?.live[messageId]
    if (!live) return null
    const offset = lengthsOf(live.parts)[part] ?? 0
    const isMissing = live.lengths
      ? offset < (live.lengths[part] ?? 0)
      : this.#held.waitsFor(messageId, live.attempt, part)
    return isMissing ? { messageId, attempt: live.attempt, part, offset } : null
  }
}
