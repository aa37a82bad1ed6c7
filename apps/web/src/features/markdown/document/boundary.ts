import type { List, Nodes, Table } from 'mdast'
import { parseBlocks } from '../syntax/parse.ts'
import type { Boundary } from './piece.ts'

/**
 * How the last line of `text`, which begins at `lineStart`, begins something new at the top level: a block of its own,
 * or the next item or row of the one list or table that fills the text. The parser decides, so that a wrong guess
 * where to ask can only miss a boundary, never invent one.
 */
export function boundaryAt(text: string, lineStart: number, prefix = ''): Boundary | null {
  const whole = prefix + text
  const { children } = parseBlocks(whole)
  const last = children.at(-1)
  const isAtLine = (node: Nodes | undefined) => startsInLine(whole, prefix.length + lineStart, node)
  const line = text.slice(lineStart)
  const isSure = isAfterBlankLine(text, lineStart) && !isIndentedCode(children.at(-2), whole)
  const meansTheSameAlone = (node: Nodes) => isSure || isSameAlone(node, line)
  if (!last) return null
  if (children.length > 1) return isAtLine(last) && meansTheSameAlone(last) ? {} : null
  const within = 'children' in last ? last.children.at(-1) : undefined
  if (!within || !isAtLine(within)) return null
  if (last.type === 'table') return { seam: 'table', prefix: headOf(last, whole) }
  if (last.type === 'list' && meansTheSameAlone(within)) return { seam: 'list', isLoose: isLoose(last) }
  return null
}

const isAfterBlankLine = (text: string, lineStart: number) => /\n[ \t]*\n$/.test(text.slice(0, lineStart))

/**
 * After it, blank lines between or not, the parser takes for words what may not follow words at once, alone for an item: one
 * that is empty, or has another number than 1.
 */
const isIndentedCode = (node: Nodes | undefined, text: string) =>
  node?.type === 'code' && /[ \t]/.test(text.charAt(node.position?.start.offset ?? 0))

/** Right after other words some lines mean less than they would alone: after a definition, `-` begins no list. */
function isSameAlone(node: Nodes, line: string) {
  const alone = parseBlocks(line).children
  const [first] = alone
  const twin = node.type === 'listItem' && first?.type === 'list' ? first.children[0] : first
  return alone.length === 1 && twin !== undefined && !isContent(node) && shapeOf(twin) === shapeOf(node)
}

// More of the same run of words may come before it in the text.
const isContent = (node: Nodes) => node.type === 'paragraph' || node.type === 'definition'

const shapeOf = (node: Nodes): string =>
  'children' in node ? `${node.type}(${node.children.map(shapeOf).join()})` : node.type

/** Whether the text is one paragraph and nothing else. */
export function isParagraph(text: string) {
  const { children } = parseBlocks(text)
  return children.length === 1 && children[0]?.type === 'paragraph'
}

export const isLoose = (list: List) => list.spread === true || list.children.some((item) => item.spread)

function startsInLine(text: string, lineStart: number, node: Nodes | undefined) {
  const start = node?.position?.start.offset ?? -1
  return start >= lineStart && text.slice(lineStart, start).trim() === ''
}

/** The head is the first row and the line of dashes under it. */
function headOf(table: Table, text: string) {
  const headEnd = table.children[0]?.position?.end.offset ?? 0
  const delimiterStart = text.indexOf('\n', headEnd) + 1
  return text.slice(table.position?.start.offset ?? 0, text.indexOf('\n', delimiterStart) + 1)
}
