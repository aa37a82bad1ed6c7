import type { ElementContent } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { cloneElement, memo } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { type Block, headOf, holderOf, insideOf, type Part } from './document/blocks.ts'
import { components } from './components.tsx'
import { Table } from './table.tsx'

const toJsx = (children: ElementContent[]) =>
  toJsxRuntime({ type: 'root', children }, { Fragment, jsx, jsxs, components, ignoreInvalidStyle: true })

/** One block. It renders again only when it is another object, which the document sees to. */
export const BlockView = memo(function BlockView({ block }: { block: Block }) {
  const holder = holderOf(block)
  const last = block.parts.at(-1)
  // Lists and tables take this way even while short, so that they keep their elements when they get long.
  if (!holder || !last || !(block.parts.length > 1 || GROWS.has(holder.tagName)))
    return block.parts.map((part) => <PartView key={part.key} part={part} />)
  const parts = block.parts.map((part) => <InsideView key={part.key} part={part} />)
  const head = headOf(holder)
  return (
    <>
      {holder.tagName === 'table' ? (
        <Table>
          {head && toJsx([head])}
          <tbody>{parts}</tbody>
        </Table>
      ) : (
        cloneElement(toJsx([{ ...holder, children: [] }]).props.children, undefined, parts)
      )}
      <RestView part={last} />
    </>
  )
})

const GROWS = new Set(['ul', 'ol', 'table'])

const PartView = memo(({ part }: { part: Part }) => toJsx(part.elements))
PartView.displayName = 'PartView'
const InsideView = memo(({ part }: { part: Part }) => toJsx(insideOf(part)))
InsideView.displayName = 'InsideView'
/** What stands after the list or table in the piece that is still open. */
const RestView = memo(({ part }: { part: Part }) => toJsx(part.elements.slice(1)))
RestView.displayName = 'RestView'
