import type { Definition } from 'mdast'
import { renderFootnotes, renderNodes } from '../tree/render.ts'
import { type Block, FOOTNOTES, joinBlocks, type Part } from './blocks.ts'
import { commonLength, normalise, sameItems } from './compare.ts'
import { type Content, isStale, labelOf, readContent, type Source } from './content.ts'
import { Splitter } from './splitter.ts'
import { isSameLabels, knownLabels, loosen, surveyWhole, type Whole } from './whole.ts'

/** A part and what it was made of: the same again makes the same part again. */
interface Made {
  from: unknown[]
  part: Part
}

/**
 * A Markdown text that changes, mostly by growing, and the blocks it shows.
 * Only the open end is parsed again; blocks that show the same stay the same objects.
 */
export class MarkdownDocument {
  #idPrefix: string
  #text = ''
  #splitter = new Splitter()
  #contents: Content[] = []
  #made: Made[] = []
  #footer: Made | undefined
  #blocks: Block[] = []
  /** The labels with which all contents were read. */
  #known = knownLabels([])

  constructor(idPrefix: string) {
    this.#idPrefix = idPrefix
  }

  /** The blocks of this text: exactly those a new document would show for it. */
  update(rawText: string): Block[] {
    const text = normalise(rawText)
    if (text === this.#text) return this.#blocks
    this.#readPieces(text)
    this.#answerLabels()
    this.#show(surveyWhole(this.#contents, (index) => this.#boundaryBefore(index)))
    return this.#blocks
  }

  #readPieces(text: string) {
    const closed = this.#splitter.pieces.length
    if (!text.startsWith(this.#text)) this.#splitter.rewind(commonLength(this.#text, text))
    const unchanged = Math.min(closed, this.#splitter.pieces.length)
    this.#text = text
    this.#splitter.read(text)
    this.#contents.length = Math.min(this.#contents.length, unchanged)
    for (let index = this.#contents.length; index <= this.#splitter.pieces.length; index++)
      this.#contents.push(readContent(this.#source(index), this.#known))
  }

  /** A definition may stand anywhere, so pieces that asked for it are read again when it comes, goes or stays out. */
  #answerLabels() {
    const known = knownLabels(this.#contents)
    if (isSameLabels(known, this.#known)) return
    this.#known = known
    this.#contents = this.#contents.map((content, index) =>
      isStale(content, known) ? readContent(this.#source(index), known) : content,
    )
  }

  #source(index: number): Source {
    const piece = this.#splitter.pieces[index]
    const { start, before } = piece ?? this.#splitter.open
    const next = piece ? this.#text.slice(piece.end, piece.certainAt) : ''
    return { text: this.#text.slice(start, piece?.end), before, isOpen: !piece, next }
  }

  #boundaryBefore(index: number) {
    return (this.#splitter.pieces[index] ?? this.#splitter.open).before
  }

  #show(whole: Whole) {
    this.#made = this.#contents.map((content, index) => this.#makePart(index, content, whole))
    const parts = this.#made.map(({ part }) => part).filter((part) => part.elements.length > 0)
    const body = joinBlocks(parts, this.#blocks)
    const footer = this.#makeFooter(whole)
    this.#blocks = footer ? [...body, footer] : body
  }

  #makePart(index: number, content: Content, whole: Whole): Made {
    const { seam } = this.#boundaryBefore(index)
    const old = this.#made[index]
    const isLoose = whole.isLoose[index] ?? false
    if (old && !asksOthers(content) && isMadeOf(old, content, seam, isLoose)) return old
    const referencesBefore = whole.referencesBefore[index] ?? []
    const definitions = [...content.linkLabels].flatMap((label) => whole.definitions.get(label) ?? [])
    const from = [content, seam, isLoose, describe(definitions), referencesBefore.map(labelOf).join(' ')]
    if (old && sameItems(old.from, from)) return old
    const nodes = isLoose ? loosen(content.nodes) : content.nodes
    const elements = renderNodes(nodes, { idPrefix: this.#idPrefix, definitions, referencesBefore })
    return { from, part: { key: String(index), elements, seam } }
  }

  #makeFooter({ footnotes, references, definitions }: Whole): Block | undefined {
    if (footnotes.length === 0 || references.length === 0) return undefined
    const all = [...definitions.values()]
    const from = [...footnotes, describe(all), references.map(labelOf).join(' ')]
    if (!this.#footer || !sameItems(this.#footer.from, from)) {
      const section = renderFootnotes(footnotes, {
        idPrefix: this.#idPrefix,
        definitions: all,
        referencesBefore: references,
      })
      this.#footer = { from, part: { key: FOOTNOTES, elements: section ? [section] : [] } }
    }
    return { key: FOOTNOTES, parts: [this.#footer.part] }
  }
}

/** Whether what a piece shows hangs on more than itself. Most do not, and a long text has a thousand of them. */
const asksOthers = ({ linkLabels, references }: Content) => linkLabels.size > 0 || references.length > 0

const isMadeOf = ({ from }: Made, ...parts: unknown[]) => parts.every((part, index) => part === from[index])

const describe = (definitions: Definition[]) =>
  definitions.map(({ identifier, url, title }) => JSON.stringify([identifier, url, title])).join()
