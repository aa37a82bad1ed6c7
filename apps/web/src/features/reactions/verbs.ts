import type { Reaction } from '@parley/contracts'
import { ownIdNow } from '@/features/chat/writing.ts'
import { talkApi } from '@/lib/api-talk.ts'
import { presumeMessage } from '@/lib/live/change-message.ts'
import { chatNow } from '@/lib/live/chats.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'

/** Sets one’s own emoji on a message, or takes it off when it is there. */
export async function toggleReaction(chatId: string, messageId: string, emoji: string) {
  const ownId = ownIdNow()
  const message = chatNow(chatId)?.state?.messages[messageId]
  if (ownId === null || !message) return
  const isSet = hasReacted(message.reactions, emoji, ownId)
  const change = isSet ? without : withOwn
  const putBack = presumeMessage(chatId, messageId, ({ reactions }) => ({
    reactions: change(reactions, emoji, ownId),
  }))
  const done = await tryOrTell('React', () =>
    isSet ? talkApi.unreact(messageId, emoji) : talkApi.react(messageId, emoji),
  )
  if (!done) putBack()
}

export const hasReacted = (reactions: readonly Reaction[], emoji: string, personId: string): boolean =>
  reactions.some((reaction) => reaction.emoji === emoji && reaction.people.includes(personId))

function withOwn(reactions: readonly Reaction[], emoji: string, ownId: string): Reaction[] {
  const isThere = reactions.some((reaction) => reaction.emoji === emoji)
  if (!isThere) return [...reactions, { emoji, people: [ownId] }]
  return reactions.map((one) => (one.emoji === emoji ? { emoji, people: [...one.people, ownId] } : one))
}

const without = (reactions: readonly Reaction[], emoji: string, ownId: string): Reaction[] =>
  reactions
    .map((one) => (one.emoji === emoji ? { emoji, people: one.people.filter((id) => id !== ownId) } : one))
    .filter(({ people }) => people.length > 0)
