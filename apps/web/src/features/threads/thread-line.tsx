'use client'

import type { Message, ThreadSummary } from '@parley/contracts'
import { MentionBadge } from '@/features/chat-list/unread-badge.tsx'
import { dayOf, timeOf } from '@/features/messages/when.ts'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { useToday } from '@/lib/today.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { StatusDot } from '@/ui/status-dot.tsx'
import { VisuallyHidden } from '@/ui/visually-hidden.tsx'
import { useHasThreadNews } from './seen-threads.ts'
import { useMentionedIn } from './use-thread-mentions.ts'
import { openThread } from './verbs.ts'

/** Below a message: what was said in its thread, and the way there. */
export function ThreadLine({ message, readBefore }: { message: Message; readBefore: number | null }) {
  const { thread } = message
  const hasNews = useHasThreadNews(message.id, thread?.lastPosition ?? 0, readBefore)
  const mentions = useMentionedIn(message.chatId).filter(({ threadId }) => threadId === message.id).length
  if (!thread) return null
  return (
    <button
      type="button"
      onClick={() => openThread(message.id)}
      className="my-1 -ml-1.5 flex max-w-full items-center gap-2 rounded-md px-1.5 py-1 text-xs hover:bg-fg/6 pointer-coarse:min-h-10"
    >
      <Authors chatId={message.chatId} thread={thread} />
      <span className="font-medium text-accent">
        {thread.replies} {thread.replies === 1 ? 'reply' : 'replies'}
      </span>
      {mentions > 0 && <MentionBadge count={mentions} />}
      {mentions > 0 && <VisuallyHidden>{mentions === 1 ? 'mentions you' : 'mention you'}</VisuallyHidden>}
      {hasNews && mentions === 0 && <StatusDot tone="accent" label="Something new" />}
      <LastAt at={thread.lastAt} />
    </button>
  )
}

function Authors({ chatId, thread }: { chatId: string; thread: ThreadSummary }) {
  const participants = useParticipants(chatId)
  return (
    <span className="flex gap-0.5">
      {thread.authors.map((id) => {
        const author = participants.find((one) => one.id === id)
        return (
          <Avatar
            key={id}
            name={author?.name ?? '?'}
            seed={id}
            src={author?.picture ?? null}
            shape={author?.kind === 'agent' ? 'square' : 'round'}
            size="xs"
          />
        )
      })}
    </span>
  )
}

function LastAt({ at }: { at: number }) {
  const today = useToday()
  return <span className="truncate text-muted-fg">last {at >= today ? timeOf(at) : dayOf(at, today)}</span>
}
