import type { Have } from '@parley/contracts'
import type { LiveText } from '../streams/live-text.ts'

/** How much of one text a reader has been sent, part by part. */
export class Sent {
  readonly attempt: number
  private readonly lengths: number[]

  constructor(attempt: number, lengths: readonly number[]) {
    this.attempt = attempt
    this.lengths = [...lengths]
  }

  /** Parts before it do not grow any more and have been sent whole. */
  firstUnfinished = 0

  private named: { text: LiveText; part: number } | undefined

  /** Whether the reader has been told already what this text is called, and so is sent only how it goes on. */
  name(text: LiveText, part: number): 'named' | 'continued' {
    if (this.named?.text === text && this.named.part === part) return 'continued'
    this.named = { text, part }
    return 'named'
  }

  lengthOf(part: number): number {
    return this.lengths[part] ?? 0
  }

  set(part: number, length: number): void {
    while (this.lengths.length < part) this.lengths.push(0)
    this.lengths[part] = length
  }
}

/** How much of each growing text a reader has been sent (R11). */
export class Offsets {
  private byMessage = new Map<string, Sent>()

  reset(have: readonly Have[]): void {
    this.byMessage = new Map(
      have.map(({ messageId, attempt, lengths }) => [messageId, new Sent(attempt, lengths)]),
    )
  }

  /**
   * A new attempt begins with the parts its event carried; whoever has had that event has those. Nothing is owed to
   * who was never sent any of a text that has ended: it came with the message itself, or is asked for.
   */
  of(text: LiveText): Sent | undefined {
    const known = this.byMessage.get(text.messageId)
    if (known?.attempt === text.attempt) return known
    if (text.ended) return undefined
    const fresh = new Sent(text.attempt, text.baseLengths)
    this.byMessage.set(text.messageId, fresh)
    return fresh
  }
}
