import type { ElementContent } from 'hast'
import { memo } from 'react'
import { type Block, headOf, holderOf, insideOf, type Part } from './document/blocks.ts'
import { StreamingProvider } from './streaming.ts'
import { Table } from './table.tsx'
import { holderToReact, toReact } from './tree/to-react.ts'
import { views } from './views.tsx'

type BlockProps = {
  block: Block
  /** It is the one that is being written. */
  isOpen: boolean
}

/** One block. It renders again only when it is another object, which the document sees to, or is not the open one any more. */
export const BlockView = memo(function BlockView(props: BlockProps) {
  return (
    <StreamingProvider value={props.isOpen}>
      <Parts {...props} />
    </StreamingProvider>
  )
})

function Parts({ block, isOpen }: BlockProps) {
  const holder = holderOf(block)
  const last = block.parts.at(-1)
  const caretIn = (part: Part) => isOpen && part === last
  // Lists and tables take this way even while short, so that they keep their elements when they get long.
  if (!holder || !last || !(block.parts.length > 1 || GROWS.has(holder.tagName)))
    return block.parts.map((part) => <PartView key={part.key} part={part} hasCaret={caretIn(part)} />)
  const parts = block.parts.map((part) => <InsideView key={part.key} part={part} hasCaret={caretIn(part)} />)
  const head = headOf(holder)
  return (
    <>
      {holder.tagName === 'table' ? (
        <Table>
          {head && shown([head], false)}
          <tbody>{parts}</tbody>
        </Table>
      ) : (
        holderToReact(holder, views, parts)
      )}
      <RestView part={last} hasCaret={isOpen} />
    </>
  )
}

const shown = (nodes: ElementContent[], hasCaret: boolean) => toReact(nodes, views, hasCaret)
const GROWS = new Set(['ul', 'ol', 'table'])

type PartProps = { part: Part; hasCaret: boolean }

const PartView = memo(({ part, hasCaret }: PartProps) => shown(part.elements, hasCaret))
PartView.displayName = 'PartView'
const InsideView = memo(({ part, hasCaret }: PartProps) =>
  shown(insideOf(part), hasCaret && part.elements.length === 1),
)
InsideView.displayName = 'InsideView'
/** What stands after the list or table in the piece that is still open. */
const RestView = memo(({ part, hasCaret }: PartProps) => shown(part.elements.slice(1), hasCaret))
RestView.displayName = 'RestView'
