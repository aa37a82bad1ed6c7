'use client'

import type { ChatListItem } from '@parley/contracts'
import { useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useToday } from '@/lib/today.ts'
import { ScrollArea } from '@/ui/scroll-area.tsx'
import { ChatRow } from './chat-row.tsx'
import { ROOMS, rowsOf, type ListRow } from './groups.ts'
import { useListView } from './list-view.ts'
import { RenameRow } from './rename-row.tsx'
import { RoomsHeading } from './rooms-heading.tsx'

// Asking begins before the end is in sight.
const NEAR_END_PX = 600

type ChatRowsProps = {
  items: ChatListItem[]
  openId: string | null
  /** The heading of rooms is there also when there are none: it is how one comes to the first. */
  withRooms: boolean
  /** How many pages of the server the items come from. */
  pagesRead: number
  onNearEnd: () => void
}

export function ChatRows({ items, openId, withRooms, pagesRead, onNearEnd }: ChatRowsProps) {
  const virtualizer = useRef<VirtualizerHandle>(null)
  const renaming = useListView((view) => view.renaming)
  const rows = rowsOf(items, useToday(), { withRooms })
  const look = (offset: number) => {
    const list = virtualizer.current
    if (list && list.scrollSize - offset - list.viewportSize < NEAR_END_PX) onNearEnd()
  }
  // A page may bring nothing that is not shown already; then nothing scrolls or grows, and the next one is due.
  useEffect(() => {
    if (pagesRead > 0) look(virtualizer.current?.scrollOffset ?? 0)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each page
  }, [pagesRead])
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
  if (row.kind === 'heading' && row.title === ROOMS) return <RoomsHeading />
  if (row.kind === 'heading')
    return (
      <h2 className="px-4 pt-4 pb-1 font-accent text-xs font-medium text-subtle-fg select-none">
        {row.title}
      </h2>
    )
  if (row.id === renaming) return <RenameRow item={row.item} />
  return <ChatRow item={row.item} isOpen={row.id === openId} />
}
