'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect, useRef } from 'react'
import { useChatState, useLiveChat } from '@/features/chat/use-chat.ts'
import { RoomComposer } from '@/features/composer/room-composer.tsx'
import { RoomRows } from '@/features/messages/room-rows.tsx'
import { threadRowsOf } from '@/features/messages/rows.ts'
import { useStickToEnd } from '@/features/messages/use-stick-to-end.ts'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import { setPanels } from '@/lib/panels.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { useSeeThread } from './seen-threads.ts'
import { useSeeMentions } from './use-thread-mentions.ts'
import { useThread } from './use-thread.ts'
import { loadThreadPage } from './verbs.ts'

type ThreadPanelProps = { chatId: string; rootId: string }

/** What was said below a message, and the way to say more. */
export function ThreadPanel({ chatId, rootId }: ThreadPanelProps) {
  const load = useThread(chatId, rootId)
  useSeeThread(chatId, rootId)
  const state = useLiveChat(chatId, (chat) => chat.state)
  if (load === 'failed') return <NotHere />
  if (!state || !(rootId in state.threads)) return <Skeleton className="m-4 h-32" />
  return (
    <>
      <ThreadMessages state={state} rootId={rootId} />
      <div className="px-2 pb-2 sm:px-4 sm:pb-4">
        <RoomComposer chatId={chatId} threadId={rootId} />
      </div>
    </>
  )
}

function ThreadMessages({ state, rootId }: { state: ChatState; rootId: string }) {
  const chatId = state.chat.id
  useSeeMentions(chatId, rootId)
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const entries = entriesOf(
    useOutbox((outbox) => outbox.entries),
    chatId,
  )
  const { stick } = useStickToEnd(scroller, content, true)
  const rows = threadRowsOf(state, rootId, entries)
  const own = rows.findLast((row) => row.kind === 'message' && row.entry !== null)?.id
  useEffect(() => {
    if (own !== undefined) stick()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each message said
  }, [own])
  return (
    <div
      ref={scroller}
      role="log"
      aria-label="Thread"
      aria-live="off"
      // Scrolled by the keyboard as any other text.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div ref={content} className="pt-2 pb-4">
        <Earlier chatId={chatId} rootId={rootId} />
        <RoomRows rows={rows} inThread />
      </div>
    </div>
  )
}

/** Says that the thread goes on above, and brings more of it. */
function Earlier({ chatId, rootId }: ThreadPanelProps) {
  const missing = useChatState(
    chatId,
    ({ messages, threads }) => (messages[rootId]?.thread?.replies ?? 0) - (threads[rootId]?.length ?? 0),
  )
  if (missing === undefined || missing <= 0) return null
  return (
    <div className="flex justify-center p-2">
      <Button
        size="sm"
        onClick={() => void tryOrTell('Show earlier replies', () => loadThreadPage(chatId, rootId))}
      >
        Show {missing} earlier {missing === 1 ? 'reply' : 'replies'}
      </Button>
    </div>
  )
}

const NotHere = () => (
  <EmptyState
    title="This thread could not be read"
    className="flex-1"
    actions={<Button onClick={() => setPanels({ aside: null })}>Close</Button>}
  >
    The message may be gone, or the network is away.
  </EmptyState>
)
