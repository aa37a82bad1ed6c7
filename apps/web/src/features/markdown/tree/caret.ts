import type { ElementContent } from 'hast'

const WORDS = new Set(['p', 'h3', 'h4', 'h5', 'h6'])
const HOLDERS = new Set(['ul', 'ol', 'li', 'blockquote'])

/** The element at whose end the caret of an answer that is being written stands: where its last words are. */
export function caretHolder(nodes: readonly ElementContent[]): ElementContent | undefined {
  const last = nodes.findLast((node) => node.type === 'element' || node.value.trim() !== '')
  if (last?.type !== 'element') return undefined
  if (WORDS.has(last.tagName)) return last
  if (!HOLDERS.has(last.tagName)) return undefined
  const inner = last.children.findLast(({ type }) => type === 'element')
  const isBlock = inner?.type === 'element' && BLOCKS.has(inner.tagName)
  return isBlock ? caretHolder(last.children) : last.tagName === 'li' ? last : undefined
}

const BLOCKS = new Set([...WORDS, ...HOLDERS, 'pre', 'section', 'hr'])
