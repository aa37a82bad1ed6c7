'use client'

import type { Message } from '@parley/contracts'
import { Pin } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import type { MessageRowProps } from './message-row.tsx'
import { momentOf, timeOf } from './when.ts'

/** Who said it and when; of an agent’s answer also who asked for it. */
export function RoomHeading({ message }: Pick<MessageRowProps, 'message'>) {
  const { author, createdAt, editedAt, reply, pinned } = message
  return (
    <header className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2">
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-accent text-sm font-semibold">{author.name}</span>
        {author.kind === 'agent' && (
          <span className="shrink-0 rounded-sm bg-muted px-1 font-accent text-[10px] leading-4 font-medium text-muted-fg uppercase">
            Agent
          </span>
        )}
        <time
          dateTime={new Date(createdAt).toISOString()}
          title={momentOf(createdAt)}
          className="shrink-0 text-xs text-subtle-fg tabular-nums"
        >
          {timeOf(createdAt)}
        </time>
      </span>
      {reply && <AskedBy message={message} askedBy={reply.askedBy} />}
      {editedAt !== null && (
        <span className="shrink-0 text-xs text-subtle-fg" title={momentOf(editedAt)}>
          edited
        </span>
      )}
      {pinned && (
        <span className="inline-flex items-center gap-1 text-xs text-subtle-fg">
          <Pin aria-hidden className="size-3" /> Pinned
        </span>
      )}
    </header>
  )
}

function AskedBy({ message: { chatId, parentId }, askedBy }: { message: Message; askedBy: string }) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const name = useChatState(chatId, ({ participants, messages }) => {
    const here = participants.find(({ id }) => id === askedBy)?.name
    // Who has left the room is still named by what they said.
    const asker = messages[parentId ?? '']?.author
    return here ?? (asker?.id === askedBy ? asker.name : undefined)
  })
  const who = askedBy === ownId ? 'you' : name
  return who === undefined ? null : <span className="truncate text-xs text-subtle-fg">asked by {who}</span>
}
