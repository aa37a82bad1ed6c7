'use client'

import type { ChatListItem } from '@parley/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { api } from '@/lib/api.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { hasWords } from './groups.ts'
import { useSettled } from './use-settled.ts'

const AFTER_TYPING_MS = 150

export type ChatListView = { query: string; archived: boolean; older: boolean }

/**
 * The chats to show: those the inbox keeps live, and older ones as pages of the server. What the inbox says of a chat is
 * the newer word.
 */
export function useChatList({ query, archived, older }: ChatListView) {
  const words = useDeferredValue(query.trim())
  const asked = useSettled(words, AFTER_TYPING_MS)
  const live = useInbox((inbox) => inbox.chats)
  const pages = useInfiniteQuery({
    queryKey: ['chats', { q: asked, archived }],
    queryFn: ({ pageParam, signal }) =>
      api.chats(
        { archived, ...(asked && { q: asked }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: archived || asked !== '' || older,
    placeholderData: keepPreviousData,
  })

  const read = (pages.data?.pages ?? []).flatMap((page) => page.items)
  const items = merge(read, Object.values(live ?? {})).filter(
    (item) => (item.archivedAt !== null) === archived && hasWords(item.title, words),
  )
  return {
    items,
    isLoading: live === undefined || pages.isLoading,
    isSearching: words !== asked || pages.isFetching,
    error: pages.error,
    hasMore: pages.hasNextPage,
    pagesRead: pages.data?.pages.length ?? 0,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
    },
    retry: () => void pages.refetch(),
  }
}

function merge(read: ChatListItem[], live: ChatListItem[]): ChatListItem[] {
  const byId = new Map(read.map((item) => [item.id, item]))
  for (const item of live) byId.set(item.id, item)
  return [...byId.values()]
}
