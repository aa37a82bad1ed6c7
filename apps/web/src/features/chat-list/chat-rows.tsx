'use client'

import type { ChatListItem } from '@parley/contracts'
import { useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useToday } from '@/lib/today.ts'
import { ScrollArea } from '@/ui/scroll-area.tsx'
import { ChatRow } from './chat-row.tsx'
import { rowsOf, type ListRow } from './groups.ts'
import { useListView } from './list-view.ts'
import { RenameRow } from './rename-row.tsx'

// Asking begins before the end is in sight.
const NEAR_END_PX = 600

type ChatRowsProps = { items: ChatListItem[]; openId: string | null; onNearEnd: () => void }

export function ChatRows({ items, openId, onNearEnd }: ChatRowsProps) {
  const virtualizer = useRef<VirtualizerHandle>(null)
  const renaming = useListView((view) => view.renaming)
  const rows = rowsOf(items, useToday())
  const look = (offset: number) => {
    const list = virtualizer.current
    if (list && list.scrollSize - offset - list.viewportSize < NEAR_END_PX) onNearEnd()
  }
  return (
    <ScrollArea className="flex-1 pb-2">
      <Virtualizer
        ref={virtualizer}
        data={rows}
        as="ul"
        item="li"
        onScroll={look}
        onResize={() => look(virtualizer.current?.scrollOffset ?? 0)}
      >
        {(row) => <Row key={row.id} row={row} openId={openId} renaming={renaming} />}
      </Virtualizer>
    </ScrollArea>
  )
}

function Row({ row, openId, renaming }: { row: ListRow; openId: string | null; renaming: string | null }) {
  if (row.kind === 'heading')
    return (
      <h2 className="px-4 pt-4 pb-1 font-accent text-xs font-medium text-subtle-fg select-none">
        {row.title}
      </h2>
    )
  if (row.id === renaming) return <RenameRow item={row.item} />
  return <ChatRow item={row.item} isOpen={row.id === openId} />
}
