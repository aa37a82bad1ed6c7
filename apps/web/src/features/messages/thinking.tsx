'use client'

import { isRunning, type ChatState, type Message } from '@parley/contracts'
import { useChatState } from '@/features/chat/use-chat.ts'

/** Before the first words have come. */
export function Thinking({ message }: { message: Message }) {
  const isInLine = useChatState(message.chatId, (state) => standsInLine(state, message))
  return <p className="shimmer w-fit text-sm">{isInLine ? 'Waiting for its turn…' : 'Thinking…'}</p>
}

/** An agent writes one answer at a time: those that were asked for before are written first. */
function standsInLine({ messages }: ChatState, { author, reply, position }: Message): boolean {
  if (author.kind !== 'agent' || reply?.status !== 'queued') return false
  return Object.values(messages).some(
    (other) =>
      other.author.id === author.id &&
      other.position < position &&
      other.reply !== null &&
      isRunning(other.reply),
  )
}
