import type { Element, ElementContent } from 'hast'
import { sameItems } from './compare.ts'
import type { Seam } from './piece.ts'

/** What one piece shows. */
export interface Part {
  key: string
  elements: ElementContent[]
  /** Set when the first element goes on with the last one of the part before. */
  seam?: Seam | undefined
}

/** One or more parts; when more, they are one long list, table or paragraph that grew in parts. */
export interface Block {
  key: string
  parts: Part[]
}

/** The key of the block that stands after all others. */
export const FOOTNOTES = 'footnotes'

/** Joins the parts of long blocks. A block whose parts are all the same as before is the same object as before. */
export function joinBlocks(parts: Part[], previous: Block[]): Block[] {
  const groups: Part[][] = []
  for (const part of parts) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && goesOn(before, part)) last.push(part)
    else groups.push([part])
  }
  return groups.map((group, index) => {
    const old = previous[index]
    return old && sameItems(old.parts, group) ? old : { key: group[0]?.key ?? '', parts: group }
  })
}

const goesOn = (before: Part, part: Part) =>
  part.seam !== undefined && before.elements.length === 1 && tagOf(before) === tagOf(part)

const tagOf = ({ elements: [first] }: Part) => (first?.type === 'element' ? first.tagName : undefined)

/** The element that holds what all parts of a block have inside: list items, table rows, or words. */
export function holderOf({ parts }: Block): Element | undefined {
  const wholes = parts.flatMap(({ elements: [first] }) => (first?.type === 'element' ? [first] : []))
  const [first] = wholes
  if (!first) return undefined
  const classed = wholes.find((whole) => whole.properties.className)
  const className = classed?.properties.className
  return { ...first, properties: className ? { ...first.properties, className } : first.properties }
}

/** What a part puts into the holder. */
export function insideOf(part: Part): ElementContent[] {
  const [first] = part.elements
  if (first?.type !== 'element') return []
  if (first.tagName !== 'table') return first.children
  return bodyOf(first)?.children ?? []
}

export const headOf = (table: Element) => sectionOf(table, 'thead')
const bodyOf = (table: Element) => sectionOf(table, 'tbody')
const sectionOf = (table: Element, tagName: string): Element | undefined =>
  table.children.find((child): child is Element => child.type === 'element' && child.tagName === tagName)

/** The block as one tree, for those who want no parts. */
export function elementsOf(block: Block): ElementContent[] {
  const [first] = block.parts
  const last = block.parts.at(-1)
  if (!first || !last || first === last) return first?.elements ?? []
  const holder = holderOf(block)
  if (!holder) return []
  const inside = block.parts.flatMap(insideOf)
  return [
    { ...holder, children: holder.tagName === 'table' ? tableOf(holder, inside) : inside },
    ...last.elements.slice(1),
  ]
}

function tableOf(table: Element, rows: ElementContent[]): ElementContent[] {
  const head = headOf(table)
  const body: Element = { type: 'element', tagName: 'tbody', properties: {}, children: rows }
  return head ? [head, body] : [body]
}
