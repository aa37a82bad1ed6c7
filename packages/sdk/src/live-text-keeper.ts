import { applyDelta, lengthsOf, type ChatState, type Delta } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { createHeldDeltas } from './held-deltas.ts'

/** R10: what is missing may only be late; this is how long it may be so before it is asked for. */
const GAP_MS = 250
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** Where a missing text begins, as the `fill` frame asks for it. */
export type Gap = Pick<Delta, 'messageId' | 'attempt' | 'part' | 'offset'>

export type KeeperSurroundings = {
  clock: Clock
  state(): ChatState | null
  /** Asks the server for the text from a gap on; the answer comes as deltas. False while not live: then nothing is asked. */
  fill(gap: Gap): boolean
}

/** A part whose text is looked after: how long the wait is that runs, and of which attempt’s end it is. */
type Watch = { wait: number; ended: number | null; cancel(): void }

/** Puts deltas into the text of messages being written, in whatever order they come, and has missing ones sent again. */
export class LiveTextKeeper {
  readonly #held = createHeldDeltas()
  readonly #watches = new Map<string, Watch>()
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

  /** Asks at once for all that ended replies still lack, once for each end; what is left is then asked for like any gap. */
  fillEnded(state: ChatState): void {
    for (const [id, live] of Object.entries(state.live))
      live.lengths?.forEach((length, part) => {
        if ((lengthsOf(live.parts)[part] ?? 0) >= length) return
        // A wait from when the text still grew may be long, and what has ended can be had whole.
        if (this.#watches.get(keyOf(id, part))?.ended !== live.attempt)
          this.#watch(id, part, { wait: 0, ended: live.attempt })
      })
  }

  /** Forgets what was held: the text will come again, by a snapshot or from where `have` says. */
  clear(): void {
    for (const { cancel } of this.#watches.values()) cancel()
    this.#watches.clear()
    this.#held.clear()
  }

  #put(state: ChatState, delta: Delta): ChatState {
    const { state: result, outcome } = applyDelta(state, delta)
    if (outcome === 'gap' || outcome === 'early') this.#held.hold(delta)
    if (outcome === 'gap' && !this.#watches.has(keyOf(delta.messageId, delta.part)))
      this.#watch(delta.messageId, delta.part, { wait: GAP_MS, ended: null })
    if (result !== state) this.#shorten(delta.messageId, delta.part)
    return result
  }

  /** Some of what was missing has come: whoever sends that may have the rest soon. */
  #shorten(messageId: string, part: number): void {
    const running = this.#watches.get(keyOf(messageId, part))
    if (running && running.wait > FIRST_WAIT_MS)
      this.#watch(messageId, part, { ...running, wait: FIRST_WAIT_MS })
  }

  /** Looks after a part from now on, in place of whatever wait for it runs. */
  #watch(messageId: string, part: number, { wait, ended }: Omit<Watch, 'cancel'>): void {
    const key = keyOf(messageId, part)
    this.#watches.get(key)?.cancel()
    const cancel = this.#around.clock.after(wait, () => {
      this.#watches.delete(key)
      const gap = this.#gapAt(messageId, part)
      if (!gap) return
      // An answer can go missing too; asking again ever more rarely cannot become a storm.
      const next = this.#around.fill(gap) ? wait * 2 : wait
      this.#watch(messageId, part, { wait: Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, next)), ended })
    })
    this.#watches.set(key, { wait, ended, cancel })
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

const keyOf = (messageId: string, part: number): string => `${messageId}/${part}`
