'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ChatState, ReplyStatus } from '@parley/contracts'
import { useChatState } from '@/features/chat/use-chat.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { NativeSelect } from '@/ui/native-select.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { RunCard } from './run-card.tsx'
import { RUN_STATES } from './run-words.ts'

const ALL = ''
const FILTERS = [
  { value: ALL, label: 'All runs' },
  ...Object.entries(RUN_STATES).map(([value, { words }]) => ({ value, label: words })),
]

/** What the agents of a room did: who asked for what, and what came of it. */
export function RunsTab({ chatId }: { chatId: string }) {
  const [filter, setFilter] = useState(ALL)
  const list = useRuns(chatId, filter)
  return (
    <div className="flex flex-col gap-3">
      <NativeSelect
        aria-label="Which runs"
        value={filter}
        onChange={setFilter}
        options={FILTERS}
        className="w-40"
      />
      <Runs list={list} chatId={chatId} isFiltered={filter !== ALL} />
    </div>
  )
}

/** How replies of the room stand here, as one text: when it is another, the list has changed, too. */
const standOf = ({ messages }: ChatState): string =>
  Object.values(messages)
    .flatMap(({ reply }) => (reply ? [`${reply.id}.${reply.status}`] : []))
    .join()

function useRuns(chatId: string, filter: string) {
  const stand = useChatState(chatId, standOf)
  const pages = useInfiniteQuery({
    queryKey: ['runs', chatId, filter],
    queryFn: ({ pageParam }) =>
      roomsApi.runs(chatId, {
        ...(filter !== ALL && { status: filter as ReplyStatus }),
        ...(pageParam !== null && { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
  const { refetch } = pages
  useEffect(() => void refetch(), [stand, refetch])
  return { ...pages, runs: (pages.data?.pages ?? []).flatMap((page) => page.items) }
}

type RunsProps = { list: ReturnType<typeof useRuns>; chatId: string; isFiltered: boolean }

function Runs({ list, chatId, isFiltered }: RunsProps) {
  if (list.isPending) return <Skeleton className="h-40" />
  if (list.error && list.runs.length === 0)
    return <ErrorState onRetry={() => void list.refetch()}>{sentenceOf(list.error)}</ErrorState>
  if (list.runs.length === 0)
    return (
      <EmptyState icon={Bot} title={isFiltered ? 'No such runs' : 'No agent has answered here yet'}>
        {isFiltered ? null : 'Mention one with @ and its answer is recorded here.'}
      </EmptyState>
    )
  return (
    <>
      <ol aria-label="Runs, newest first" className="flex flex-col gap-2">
        {list.runs.map((run) => (
          <RunCard key={run.id} run={run} chatId={chatId} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button variant="ghost" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Earlier runs
        </Button>
      )}
    </>
  )
}
