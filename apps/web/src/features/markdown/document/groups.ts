import { type Block, FOOTNOTES } from './blocks.ts'
import { sameItems } from './compare.ts'

/** Neighbouring blocks that are laid out, and left alone while they are out of sight, as one. */
export interface Group {
  key: string
  blocks: Block[]
}

// Some two thirds of a screen. Each group is one more box that every frame asks about; each block in it, one more to lay out.
const BLOCKS = 8

/** Groups never change but at the end, and one that holds the same blocks as before is the same object as before. */
export function groupBlocks(blocks: Block[], previous: Group[]): Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (last && !isFull(last) && block.key !== FOOTNOTES) last.blocks.push(block)
    else groups.push({ key: block.key, blocks: [block] })
  }
  return groups.map((group, index) => {
    const old = previous[index]
    return old?.key === group.key && sameItems(old.blocks, group.blocks) ? old : group
  })
}

/** What leads over to the next block stays with it, as margins do not meet across the edge of a group. */
const isFull = ({ blocks }: Group) => {
  const [last] = blocks.at(-1)?.parts.at(-1)?.elements.slice(-1) ?? []
  return blocks.length >= BLOCKS && !(last?.type === 'element' && /^(?:h\d|hr)$/.test(last.tagName))
}
