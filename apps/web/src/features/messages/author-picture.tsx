'use client'

import type { Message } from '@parley/contracts'
import { useChatState } from '@/features/chat/use-chat.ts'
import { Avatar } from '@/ui/avatar.tsx'

/** How an author looks in a room: agents by their picture, where they have one. */
export function AuthorPicture({ message: { chatId, author } }: { message: Message }) {
  const picture = useChatState(
    chatId,
    ({ participants }) => participants.find(({ id }) => id === author.id)?.picture,
  )
  return (
    <Avatar
      name={author.name}
      seed={author.id}
      src={picture ?? null}
      shape={author.kind === 'agent' ? 'square' : 'round'}
      className="mt-0.5"
    />
  )
}
