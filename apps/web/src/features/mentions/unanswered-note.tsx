'use client'

import { useChatState } from '@/features/chat/use-chat.ts'
import { draftOf, useDrafts } from '@/features/composer/drafts.ts'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { unansweredBy } from './unanswered.ts'

/** Above the composer, while it is written: which of the agents it mentions will not answer, and why. */
export function UnansweredNote({ chatId, threadId }: { chatId: string; threadId?: string | undefined }) {
  const text = useDrafts(({ drafts }) => drafts[draftOf(chatId, threadId)] ?? '')
  const room = useChatState(chatId, (state) => state.chat.room)
  const participants = useParticipants(chatId)
  const ownId = useInbox((inbox) => inbox.profile.id)
  const why = room && ownId !== undefined ? unansweredBy(text, { room, participants, ownId }) : null
  return (
    <output className="block px-2 text-xs text-balance text-muted-fg not-empty:pb-1.5" aria-live="polite">
      {why}
    </output>
  )
}
