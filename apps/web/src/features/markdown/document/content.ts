import type { Definition, FootnoteDefinition, FootnoteReference, Nodes, RootContent } from 'mdast'
import type { KnownLabels, LabelList } from '../syntax/known-labels.ts'
import { parse } from '../syntax/parse.ts'
import { beginsContainer, closesFence, openingFence } from './lines.ts'
import type { Piece } from './piece.ts'

/** One piece, parsed, with what it gives to and wants from the others. */
export interface Content {
  nodes: RootContent[]
  definitions: Definition[]
  footnotes: FootnoteDefinition[]
  /** In the body, in order; those inside footnotes are counted when the footnotes are. */
  references: FootnoteReference[]
  linkLabels: Set<string>
  /** The questions the parser asked about labels. */
  asked: LabelList[]
}

export type Source = Pick<Piece, 'before'> & {
  text: string
  isOpen: boolean
  /** The line that follows, as far as it was looked at. */
  next: string
}

export function readContent(source: Source, known: KnownLabels): Content {
  const fenced = fencedCode(source)
  if (fenced) return collect([fenced], [])
  const text = (source.before.prefix ?? '') + withoutParting(source)
  const { root, links, footnotes } = parse(text, known)
  if (source.isOpen) markOpenBlocks(root, text)
  return collect(root.children, [links, footnotes])
}

/**
 * Where more follows, blank lines only part it; at the end of a text, what is left open inside a list would take them in, and
 * so it does before another container.
 */
const withoutParting = ({ text, isOpen, next }: Source) =>
  isOpen || beginsContainer(next) ? text : withoutLastBlanks(text)

function withoutLastBlanks(text: string) {
  let end = text.length
  while (' \t\n'.includes(text[end - 1] ?? '-')) end--
  const lineEnd = text.indexOf('\n', end)
  return lineEnd === -1 ? text : text.slice(0, lineEnd + 1)
}

export const isStale = (content: Content, known: KnownLabels) =>
  content.asked.some((list, index) => list.wouldAnswerAnew(index === 0 ? known.links : known.footnotes))

/** A fence at the margin needs no parser: however long it grows, its content is the text between two lines. */
function fencedCode({ text }: Source): RootContent | null {
  const opening = text.slice(0, text.indexOf('\n') + 1)
  const fence = opening && openingFence(opening.slice(0, -1))
  if (!fence) return null
  const { root } = parse(opening, NOTHING_KNOWN)
  const code = root.children[0]
  if (code?.type !== 'code') return null
  const body = text.slice(opening.length).replace(/\n$/, '')
  const lastLine = body.slice(body.lastIndexOf('\n') + 1)
  const isClosed = closesFence(lastLine, fence)
  const value = isClosed ? body.slice(0, Math.max(0, body.length - lastLine.length - 1)) : body
  return {
    type: 'code',
    lang: code.lang ?? null,
    meta: code.meta ?? null,
    value,
    data: { isOpen: !isClosed },
  }
}

const NOTHING_KNOWN: KnownLabels = { links: new Set(), footnotes: new Set() }

/** Code and math that reach the end of the text without their closing line are still being written. */
function markOpenBlocks(node: Nodes, text: string) {
  const last = 'children' in node ? node.children.at(-1) : undefined
  if (last) return markOpenBlocks(last, text)
  if ((node.type !== 'code' && node.type !== 'math') || !node.position) return undefined
  const { start, end } = node.position
  const raw = text.slice(start.offset, end.offset).trimEnd()
  const isFenced = /^(?:`{3}|~{3}|\${2}|\\\[)/.test(raw)
  const isClosed = /\n[ \t>]*(?:`{3,}|~{3,}|\${2,}|.*\\\][.,;]?)$/.test(raw)
  if (isFenced && !isClosed) node.data = { ...node.data, isOpen: true }
  return undefined
}

function collect(nodes: RootContent[], asked: LabelList[]): Content {
  const content: Content = {
    nodes,
    definitions: [],
    footnotes: [],
    references: [],
    linkLabels: new Set(),
    asked,
  }
  for (const node of nodes) collectFrom(node, content, false)
  return content
}

function collectFrom(node: Nodes, content: Content, isInFootnote: boolean) {
  if (node.type === 'definition') content.definitions.push(node)
  if (node.type === 'footnoteDefinition') content.footnotes.push(node)
  if (node.type === 'footnoteReference' && !isInFootnote) content.references.push(node)
  if (node.type === 'linkReference' || node.type === 'imageReference') content.linkLabels.add(labelOf(node))
  if (!('children' in node)) return
  const isInside = isInFootnote || node.type === 'footnoteDefinition'
  for (const child of node.children) collectFrom(child, content, isInside)
}

/** Labels are compared without case, the way the parser does. */
export const labelOf = (node: { identifier: string }) => node.identifier.toUpperCase()

declare module 'mdast' {
  interface CodeData {
    isOpen?: boolean
  }
}
