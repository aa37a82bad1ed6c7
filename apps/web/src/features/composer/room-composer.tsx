'use client'

import type { Room } from '@parley/contracts'
import { Archive, Eye } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { UnansweredNote } from '@/features/mentions/unanswered-note.tsx'
import { useSpeaks } from '@/features/messages/use-speaks.ts'
import { PlaceBar } from '@/features/places/place-bar.tsx'
import { TypingLine } from '@/features/typing/typing-line.tsx'
import { useNarrow } from '@/lib/use-narrow.ts'
import { Composer } from './composer.tsx'

type RoomComposerProps = { chatId: string; threadId?: string }

/** Where one writes in a room, or in a thread of it; for those who only read, why there is nothing to write in. */
export function RoomComposer({ chatId, threadId }: RoomComposerProps) {
  const room = useChatState(chatId, (state) => state.chat.room)
  const hasAgents = useChatState(chatId, ({ participants }) =>
    participants.some(({ kind }) => kind === 'agent'),
  )
  const speaks = useSpeaks(chatId)
  const isNarrow = useNarrow()
  const typing = <TypingLine chatId={chatId} threadId={threadId} />
  if (room && !speaks)
    return (
      <>
        {typing}
        {threadId === undefined && <PlaceBar chatId={chatId} />}
        <ReadOnly isClosed={room.closedAt !== null} />
      </>
    )
  return (
    <>
      {typing}
      {threadId === undefined && <PlaceBar chatId={chatId} />}
      <UnansweredNote chatId={chatId} threadId={threadId} />
      <Composer
        chatId={chatId}
        threadId={threadId}
        isRoom
        placeholder={
          threadId === undefined ? placeholderOf(room, hasAgents ?? false, isNarrow) : 'Reply in this thread'
        }
      />
    </>
  )
}

/** On a phone it has to fit into one line. */
function placeholderOf(room: Room | null | undefined, hasAgents: boolean, isNarrow: boolean): string {
  if (!room || !hasAgents || room.agentsAnswer === 'never') return 'Write to the room'
  if (room.agentsAnswer === 'always')
    return isNarrow ? 'Write; the agents answer' : 'Write to the room; its agents answer'
  return isNarrow ? 'Write, or @mention an agent' : 'Write to the room; @mention an agent to ask it'
}

function ReadOnly({ isClosed }: { isClosed: boolean }) {
  const Icon = isClosed ? Archive : Eye
  return (
    <p className="flex min-h-12 items-center justify-center gap-2 rounded-xl border border-dashed bg-muted/40 px-4 py-2 text-sm text-muted-fg">
      <Icon aria-hidden className="size-4 shrink-0" />
      {isClosed
        ? 'This room is archived: it can be read, and nothing new is said in it.'
        : 'You are a viewer here: you can read along. Ask those who manage the room to let you write.'}
    </p>
  )
}
