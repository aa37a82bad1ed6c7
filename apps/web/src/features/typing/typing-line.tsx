'use client'

import { useParticipants } from '@/features/rooms/use-room.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { useTypingIn } from '@/lib/live/typing.ts'
import { typingWords } from './typing-words.ts'

/** Above the composer, always as high: who is typing. */
export function TypingLine({ chatId, threadId }: { chatId: string; threadId?: string | undefined }) {
  const ids = useTypingIn(chatId, threadId)
  const ownId = useInbox((inbox) => inbox.profile.id)
  const participants = useParticipants(chatId)
  const names = participants.filter(({ id }) => id !== ownId && ids.includes(id)).map(({ name }) => name)
  return (
    // Not told to screen readers as it changes: it would talk over what is said.
    <p data-typing className="h-5 truncate px-2 text-xs text-muted-fg">
      {typingWords(names)}
    </p>
  )
}
