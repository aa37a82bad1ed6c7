import { memo } from 'react'
import { BlockView } from './block-view.tsx'
import type { Group } from './document/groups.ts'

/** Some blocks; the last of them may be the one that is being written. */
export const GroupView = memo(function GroupView({ group, isOpen }: { group: Group; isOpen: boolean }) {
  const last = group.blocks.length - 1
  return (
    <div className="markdown-group">
      {group.blocks.map((block, index) => (
        <BlockView key={block.key} block={block} isOpen={isOpen && index === last} />
      ))}
    </div>
  )
})
