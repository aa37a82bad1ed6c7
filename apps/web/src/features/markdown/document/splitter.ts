import { boundaryAt, isParagraph } from './boundary.ts'
import {
  closesFence,
  indentOf,
  interrupts,
  isBlankLine,
  isIndentedFar,
  isTableDelimiter,
  itemIndent,
  mayOpenFence,
  openingFence,
  surelyBegins,
} from './lines.ts'
import type { Boundary, Piece } from './piece.ts'

// Parsing costs about 1 ms per KB of prose and 4 ms per KB of table: cut where that would begin to be felt.
const TABLE_CHARS = 800
const PARAGRAPH_CHARS = 4000
const SENTENCE_CHARS = 1000 // how much longer to wait for the end of a sentence

/** The piece that is still being written, and what its lines have told so far. */
interface OpenPiece {
  start: number
  lineStart: number
  before: Boundary
  lines: number
  isAfterBlank: boolean
  fence?: string | undefined
  itemIndent: number
  isTable: boolean
  hasFence: boolean
  hasRowsOnly: boolean
  /** Do not ask the parser again before the piece is this long; doubles with each miss. */
  askAt: number
  cutAt: number
}

/**
 * Cuts a growing text into pieces. What it decides depends only on the text up to `certainAt`, so a text read in any
 * portions is cut at the same places.
 */
export class Splitter {
  readonly pieces: Piece[] = []
  #text = ''
  #open = openPiece(0, {})

  get open(): Readonly<Pick<OpenPiece, 'start' | 'before' | 'fence'>> {
    return this.#open
  }

  /** Forgets every decision that rested on text after `length`. */
  rewind(length: number) {
    while ((this.pieces.at(-1)?.certainAt ?? 0) > length) this.pieces.pop()
    const last = this.pieces.at(-1)
    this.#open = openPiece(last?.end ?? 0, last?.after ?? {})
  }

  /** Reads on in a text that begins with all that was read before. */
  read(text: string) {
    this.#text = text
    for (;;) {
      const lineEnd = text.indexOf('\n', this.#open.lineStart)
      if (this.#cutParagraph(lineEnd < 0 ? text.length : lineEnd)) continue
      if (lineEnd < 0) return
      this.#readLine(this.#open.lineStart, lineEnd + 1)
    }
  }

  #readLine(lineStart: number, lineEnd: number) {
    const line = this.#text.slice(lineStart, lineEnd - 1)
    if (this.#open.fence !== undefined) return this.#readFenceLine(line, lineEnd)
    if (isBlankLine(line)) this.#open.isAfterBlank = true
    else {
      if (this.#open.lines > 0) this.#lookForBoundary(line, lineStart, lineEnd)
      this.#noteLine(line, lineStart)
    }
    this.#open.lineStart = lineEnd
  }

  #readFenceLine(line: string, lineEnd: number) {
    this.#open.lineStart = lineEnd
    if (closesFence(line, this.#open.fence ?? '')) this.#close(lineEnd, lineEnd, {})
  }

  #lookForBoundary(line: string, lineStart: number, lineEnd: number) {
    const sure = this.#sureBoundary(line, lineEnd)
    if (sure) this.#close(lineStart, lineEnd, sure)
    else if (this.#mayBegin(line, lineEnd)) this.#askForBoundary(lineStart, lineEnd)
  }

  /** What can be said without the parser. */
  #sureBoundary(line: string, lineEnd: number): Boundary | null {
    const open = this.#open
    if (!open.hasFence && surelyBegins(line, open.isAfterBlank)) return {}
    const isRow = open.before.seam === 'table' && !open.isAfterBlank && line.startsWith('|')
    return isRow && open.hasRowsOnly && lineEnd - open.start > TABLE_CHARS ? open.before : null
  }

  #mayBegin(line: string, lineEnd: number) {
    const open = this.#open
    const size = lineEnd - open.start
    if (size < open.askAt) return false
    if (open.isTable && size > TABLE_CHARS) return true
    const isInsideItem = isIndentedFar(line) || (open.itemIndent > 0 && indentOf(line) >= open.itemIndent)
    return !isInsideItem && (open.isAfterBlank || interrupts(line) || itemIndent(line) > 0)
  }

  #askForBoundary(lineStart: number, lineEnd: number) {
    const open = this.#open
    const text = this.#text.slice(open.start, lineEnd)
    const boundary = boundaryAt(text, lineStart - open.start, open.before.prefix)
    if (boundary) this.#close(lineStart, lineEnd, boundary)
    else open.askAt = text.length * 2
  }

  #noteLine(line: string, lineStart: number) {
    const open = this.#open
    if (open.lines === 0) {
      open.start = lineStart
      open.fence = openingFence(line)
      open.itemIndent = itemIndent(line)
    }
    if (open.lines === 1 && !open.isAfterBlank) open.isTable ||= isTableDelimiter(line)
    open.hasFence ||= mayOpenFence(line)
    open.hasRowsOnly &&= line.startsWith('|') && !open.isAfterBlank
    open.lines++
    open.isAfterBlank = false
  }

  /** A paragraph of many pages is cut before a word, on one line if it must be. */
  #cutParagraph(end: number) {
    const open = this.#open
    if (open.fence !== undefined || end - open.start < open.cutAt) return false
    const text = this.#text.slice(0, end)
    const from = open.start + open.cutAt
    const sentence = indexFrom(text, /(?<=[.!?]) [A-Z]/g, Math.max(from, open.lineStart))
    const word = indexFrom(text, / [A-Za-z]/g, Math.max(from + SENTENCE_CHARS, open.lineStart))
    const cut = Math.min(sentence, word) + 1
    if (cut === Infinity) return false
    const isOne = isParagraph(this.#text.slice(open.start, cut))
    if (isOne) this.#close(cut, cut + 1, { seam: 'paragraph' })
    else open.cutAt = (cut - open.start) * 2
    return true
  }

  #close(end: number, certainAt: number, after: Boundary) {
    this.pieces.push({ start: this.#open.start, end, certainAt, before: this.#open.before, after })
    this.#open = openPiece(end, after)
  }
}

function indexFrom(text: string, pattern: RegExp, from: number) {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? Infinity
}

const openPiece = (start: number, before: Boundary): OpenPiece => ({
  start,
  lineStart: start,
  before,
  lines: 0,
  isAfterBlank: false,
  itemIndent: 0,
  isTable: before.seam === 'table',
  hasFence: false,
  hasRowsOnly: true,
  askAt: 0,
  cutAt: PARAGRAPH_CHARS,
})
