import { MarkdownDocument } from './document/document.ts'
import { type Group, groupBlocks } from './document/groups.ts'

// Half of what a frame may take on a slow phone: showing the blocks costs about as much as reading them.
const READ_MS = 6
const FIRST_STEP_CHARS = 3000
// Each step is shown, which has its price however little it brings: smaller ones take longer to the end and no less at once.
const MIN_STEP_CHARS = 2000
const MAX_STEP_CHARS = 20_000
// While an answer comes in, at most a quarter of the time goes into reading it again.
const REST_PER_WORK = 3

export interface Reading {
  groups: Group[]
  /** When to come back for the rest; null when all is shown. */
  nextInMs: number | null
}

/**
 * Reads a text no faster than the device can: a long one in steps, a growing one with rests that depend on what the
 * last reading cost. What is shown is always the exact rendering of a beginning of the text, in the end of all of it.
 */
export class PacedReader {
  #document: MarkdownDocument
  #groups: Group[] = []
  /** The beginning of the text that has been read. */
  shown = ''
  #step = FIRST_STEP_CHARS
  #restUntil = 0

  constructor(idPrefix: string) {
    this.#document = new MarkdownDocument(idPrefix)
  }

  read(text: string, isStreaming: boolean): Reading {
    if (text === this.shown) return { groups: this.#groups, nextInMs: null }
    const isGrowth = this.shown !== '' && text.startsWith(this.shown)
    const rest = this.#restUntil - performance.now()
    if (isStreaming && isGrowth && rest > 0) return { groups: this.#groups, nextInMs: rest }
    this.#readTo(text.slice(0, (isGrowth ? this.shown.length : 0) + this.#step))
    return { groups: this.#groups, nextInMs: this.shown === text ? null : 0 }
  }

  #readTo(text: string) {
    const start = performance.now()
    this.#groups = groupBlocks(this.#document.update(text), this.#groups)
    const cost = performance.now() - start
    const wasFullStep = text.length - this.shown.length >= this.#step
    if (wasFullStep || cost > READ_MS) this.#step = clamp((this.#step * READ_MS) / Math.max(cost, 1))
    this.shown = text
    this.#restUntil = start + cost + cost * REST_PER_WORK
  }
}

const clamp = (step: number) => Math.round(Math.min(MAX_STEP_CHARS, Math.max(MIN_STEP_CHARS, step)))
