import type { Part, TokenUsage } from '@parley/contracts'
import type { LiveText } from '../streams/live-text.ts'
import type { Claim } from './claim.ts'

/** Why the writing of a reply is broken off. */
export type BreakOff = 'stopped' | 'steered' | 'lost' | 'handed-over'

/** A reply while this process writes it. */
export class Draft {
  readonly claim: Claim
  readonly text: LiveText
  usage: TokenUsage | null = null
  renewedAt: number
  private readonly abort = new AbortController()
  private saved: number[]

  constructor(claim: Claim, text: LiveText, now: number) {
    this.claim = claim
    this.text = text
    this.renewedAt = now
    this.saved = claim.parts.map((_, index) => text.growing(index)?.length ?? 0)
  }

  get signal(): AbortSignal {
    return this.abort.signal
  }

  get brokenOff(): BreakOff | undefined {
    return this.abort.signal.aborted ? (this.abort.signal.reason as BreakOff) : undefined
  }

  breakOff(reason: BreakOff): void {
    this.abort.abort(reason)
  }

  /** How much text no checkpoint holds yet. */
  unsavedLength(): number {
    let length = 0
    for (let part = Math.max(0, this.saved.length - 1); part < this.text.partCount; part++)
      length += (this.text.growing(part)?.length ?? 0) - (this.saved[part] ?? 0)
    return length
  }

  /** The pieces to write at the next checkpoint; call `markSaved` with them once they have committed. */
  unsaved(): Piece[] {
    const pieces: Piece[] = []
    for (let part = Math.max(0, this.saved.length - 1); part < this.text.partCount; part++) {
      const growing = this.text.growing(part)
      const start = this.saved[part] ?? 0
      if (growing && growing.length > start)
        pieces.push({ part, start, kind: growing.kind, body: this.text.slice(part, start) })
    }
    return pieces
  }

  markSaved(pieces: readonly Piece[]): void {
    for (const { part, start, body } of pieces)
      this.saved[part] = Math.max(this.saved[part] ?? 0, start + body.length)
  }

  parts(): Part[] {
    return this.text.parts()
  }
}

export type Piece = { part: number; start: number; kind: string; body: string }
