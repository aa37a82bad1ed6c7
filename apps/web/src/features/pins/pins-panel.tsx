'use client'

import type { ChatMessage, ChatState } from '@parley/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Pin, PinOff } from 'lucide-react'
import { useEffect } from 'react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { plain } from '@/features/messages/announcer.ts'
import { showMessage } from '@/features/messages/show-message.ts'
import { useSpeaks } from '@/features/messages/use-speaks.ts'
import { momentOf } from '@/features/messages/when.ts'
import { openThread } from '@/features/threads/verbs.ts'
import { talkApi } from '@/lib/api-talk.ts'
import { queryClient } from '@/lib/query-client.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { pinsKey, setPinned } from './verbs.ts'

/** What is kept at hand for everybody in the room. */
export function PinsPanel({ chatId }: { chatId: string }) {
  const pins = usePins(chatId)
  if (pins.isError)
    return <ErrorState title="The list could not be read" onRetry={() => void pins.refetch()} />
  if (!pins.data) return <Skeleton className="m-4 h-32" />
  const messages = pins.data.pages.flatMap(({ items }) => items)
  if (messages.length === 0)
    return (
      <EmptyState icon={Pin} title="Nothing is pinned here">
        Pin a message from its menu, and everybody in the room finds it here.
      </EmptyState>
    )
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto p-2">
      {messages.map((message) => (
        <PinnedMessage key={message.id} message={message} />
      ))}
      {pins.hasNextPage && (
        <li className="p-2">
          <Button onClick={() => void pins.fetchNextPage()}>Show more</Button>
        </li>
      )}
    </ul>
  )
}

function usePins(chatId: string) {
  const pinnedHere = useChatState(chatId, pinnedIn)
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: pinsKey(chatId) })
  }, [pinnedHere, chatId])
  return useInfiniteQuery({
    queryKey: pinsKey(chatId),
    queryFn: ({ pageParam }) => talkApi.pins(chatId, { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Another value whenever something is pinned or unpinned where we see it. */
const pinnedIn = ({ messages }: ChatState): string =>
  Object.values(messages)
    .filter(({ pinned }) => pinned !== null)
    .map(({ id }) => id)
    .join(' ')

function PinnedMessage({ message }: { message: ChatMessage }) {
  const { id, chatId, threadId, author, content, createdAt } = message
  const speaks = useSpeaks(chatId)
  const show = () => (threadId === null ? void showMessage(chatId, id) : openThread(threadId))
  return (
    <li className="group/pin flex items-start rounded-md hover:bg-fg/4">
      <button type="button" onClick={show} className="min-w-0 flex-1 px-2 py-2 text-left">
        <span className="flex items-baseline gap-2 text-xs text-muted-fg">
          <span className="truncate text-sm font-semibold text-fg">{author.name}</span>
          {momentOf(createdAt)}
        </span>
        <span className="line-clamp-4 text-sm wrap-anywhere">
          {message.status === 'deleted' ? 'This message was deleted.' : plain(content)}
        </span>
      </button>
      {speaks && (
        <IconButton
          label="Unpin"
          size="sm"
          className="mt-1 opacity-0 group-focus-within/pin:opacity-100 group-hover/pin:opacity-100 pointer-coarse:opacity-100"
          onClick={() => void setPinned(message, false)}
        >
          <PinOff aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
