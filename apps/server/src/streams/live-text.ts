import { cleanText, type Part } from '@parley/contracts'

const HIGH_SURROGATE = /[\ud800-\udbff]$/

export type LiveStart = {
  stream: string
  messageId: string
  attempt: number
  parts: readonly Part[]
  /** Another process writes it; this one only looks on (R15). */
  elsewhere?: boolean
}

export type GrowingKind = 'text' | 'reasoning'

/**
 * What an attempt at a message has so far. Text is kept in the pieces it came in: joining them anew for each token would
 * cost the square of the answer (R11).
 */
export class LiveText {
  readonly stream: string
  readonly messageId: string
  readonly attempt: number
  /** What readers know it by in this process (R11); never that of another text. */
  readonly name: string
  readonly elsewhere: boolean
  /** How much of each part the event that began this attempt carried itself. */
  readonly baseLengths: readonly number[]
  /** The event that began this attempt; whoever has not had it must not be sent its text yet. */
  startedSeq = Number.POSITIVE_INFINITY
  ended = false
  private readonly pieces: Piece[]
  /** The first half of a character whose second half comes with the next text. */
  private half = ''
  private readonly grew: () => void

  constructor(start: LiveStart, grew: () => void, name = '') {
    this.stream = start.stream
    this.messageId = start.messageId
    this.attempt = start.attempt
    this.name = name
    this.elsewhere = start.elsewhere ?? false
    this.grew = grew
    this.pieces = start.parts.map((part) => pieceOf(part))
    this.baseLengths = this.pieces.map((piece) => piece.length)
  }

  /** All text of all parts. */
  get totalLength(): number {
    return this.pieces.reduce((sum, piece) => sum + piece.length, 0)
  }

  get partCount(): number {
    return this.pieces.length
  }

  /** Adds text to the last part when it is of that kind, else begins a new part. */
  push(kind: GrowingKind, added: string): void {
    const text = this.wholeCharacters(added)
    if (text === '') return
    let last = this.pieces.at(-1)
    if (last?.part.type !== kind) {
      last = pieceOf({ type: kind, text: '' })
      this.pieces.push(last)
    }
    last.chunks.push(text)
    last.length += text.length
    this.grew()
  }

  /**
   * Puts text that was written elsewhere where it belongs, whatever of it is there already (R10); false when something
   * before it is missing. Only the last part grows: another begins when `before` of the one before it are there.
   */
  place(index: number, kind: GrowingKind, offset: number, text: string, before: number): boolean {
    const isNext = index === this.pieces.length
    if (isNext && offset === 0 && (this.pieces.at(-1)?.length ?? 0) >= before)
      this.pieces.push(pieceOf({ type: kind, text: '' }))
    const piece = this.pieces[index]
    if (!piece || offset > piece.length) return false
    const tail = this.growing(index) ? text.slice(piece.length - offset) : ''
    if (tail === '') return true
    piece.chunks.push(tail)
    piece.length += tail.length
    this.grew()
    return true
  }

  /** Models may cut anywhere; what is kept and sent is cut between characters, and clean. */
  private wholeCharacters(added: string): string {
    const text = this.half + added
    this.half = HIGH_SURROGATE.test(text) ? text.slice(-1) : ''
    return cleanText(this.half ? text.slice(0, -1) : text)
  }

  /** Sets a part that does not grow; returns its number. */
  set(part: Part, index = this.pieces.length): number {
    this.pieces[index] = pieceOf(part)
    return index
  }

  /** The kind and length of a part that grows; undefined for the others. */
  growing(index: number): { kind: GrowingKind; length: number } | undefined {
    const piece = this.pieces[index]
    if (!piece || (piece.part.type !== 'text' && piece.part.type !== 'reasoning')) return undefined
    return { kind: piece.part.type, length: piece.length }
  }

  /** A part that does not grow; undefined for the others. */
  fixed(index: number): Part | undefined {
    return this.growing(index) ? undefined : this.pieces[index]?.part
  }

  /** The text of a part from an offset on. Readers are nearly always near the end, so it looks from there. */
  slice(index: number, from: number): string {
    const piece = this.pieces[index]
    if (!piece || from >= piece.length) return ''
    let first = piece.chunks.length
    let offset = piece.length
    while (offset > from) offset -= piece.chunks[--first]?.length ?? 0
    return piece.chunks
      .slice(first)
      .join('')
      .slice(from - offset)
  }

  /** How long each part is; those that do not grow count nothing. */
  lengths(): number[] {
    return this.pieces.map((piece) => piece.length)
  }

  parts(): Part[] {
    return this.pieces.map((piece, index) => this.partFrom(index, 0) ?? piece.part)
  }

  /** A part; of one that grows only the text from an offset on. */
  partFrom(index: number, offset: number): Part | undefined {
    const part = this.pieces[index]?.part
    if (part?.type !== 'text' && part?.type !== 'reasoning') return part
    return { type: part.type, text: this.slice(index, offset) }
  }
}

type Piece = { part: Part; chunks: string[]; length: number }

function pieceOf(part: Part): Piece {
  const text = part.type === 'text' || part.type === 'reasoning' ? part.text : ''
  return { part, chunks: text ? [text] : [], length: text.length }
}
