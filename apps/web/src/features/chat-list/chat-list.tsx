'use client'

import { Archive, Search } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { sentenceOf } from '@/lib/api-fault.ts'
import { ChatRows } from './chat-rows.tsx'
import { useListView } from './list-view.ts'
import { RoomsHeading } from './rooms-heading.tsx'
import { useChatList } from './use-chat-list.ts'

export function ChatList({ openId }: { openId: string | null }) {
  const { query, archived } = useListView()
  const [older, setOlder] = useState(false)
  const list = useChatList({ query, archived, older })
  const withRooms = query.trim() === '' && !archived

  if (list.items.length > 0)
    return (
      <ChatRows
        items={list.items}
        openId={openId}
        withRooms={withRooms}
        pagesRead={list.pagesRead}
        onNearEnd={() => {
          setOlder(true)
          list.loadMore()
        }}
      />
    )
  if (list.isLoading || list.isSearching) return <Skeletons />
  if (list.error) return <ErrorState onRetry={list.retry}>{sentenceOf(list.error)}</ErrorState>
  return (
    <>
      {withRooms && <RoomsHeading />}
      <Empty query={query} archived={archived} />
    </>
  )
}

function Empty({ query, archived }: { query: string; archived: boolean }) {
  if (query.trim() !== '')
    return (
      <EmptyState icon={Search} title="No title has these words">
        Titles are searched here, not what was said.
      </EmptyState>
    )
  if (archived)
    return (
      <EmptyState icon={Archive} title="Nothing is archived">
        Chats that you archive are kept here, out of the way.
      </EmptyState>
    )
  return <EmptyState title="No chats yet">What you begin will be listed here.</EmptyState>
}

const WIDTHS = ['w-40', 'w-28', 'w-48', 'w-32', 'w-44', 'w-24', 'w-36']

const Skeletons = () => (
  <output aria-busy className="flex flex-1 flex-col gap-4 px-4 pt-5" aria-label="Loading chats">
    {WIDTHS.map((width) => (
      <Skeleton key={width} className={`h-4 max-w-full ${width}`} />
    ))}
  </output>
)
