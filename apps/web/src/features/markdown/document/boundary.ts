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
  if (!last) return null
  if (children.length > 1) return isAtLine(last) ? {} : null
  if (last.type === 'list' && isAtLine(last.children.at(-1))) return { seam: 'list', isLoose: isLoose(last) }
  if (last.type === 'table' && isAtLine(last.children.at(-1)))
    return { seam: 'table', prefix: headOf(last, whole) }
  return null
}

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
