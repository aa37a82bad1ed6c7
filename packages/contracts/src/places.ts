import type { Chat, Participant } from './chats.ts'
import type { Message } from './messages.ts'

type Standing = { chat: Chat; participants: Participant[] }

/**
 * Where a chat and the people in it stand once a message is said. The main line goes on when the message follows its end,
 * and so does whoever stands where the message follows. Who speaks elsewhere opens a branch and stands there, alone.
 * A direct chat has one place, which goes along always. What is said in a thread moves nobody.
 */
export function afterSaid<State extends Standing>(state: State, message: Message, moverId: string): State {
  if (message.threadId !== null) return state
  const { chat } = state
  if (chat.kind === 'direct') return { ...state, chat: { ...chat, leafId: message.id } }
  const goesOn = chat.leafId === message.parentId
  const participants = state.participants.map((participant) => {
    const placeId = placeAfterSaid(participant, chat.leafId, message, moverId)
    return placeId === participant.placeId ? participant : { ...participant, placeId }
  })
  const isSame = participants.every((participant, index) => participant === state.participants[index])
  return {
    ...state,
    chat: goesOn ? { ...chat, leafId: message.id } : chat,
    participants: isSame ? state.participants : participants,
  }
}

/** The place of one participant once a message is said; null is the main line. */
export function placeAfterSaid(
  { id, placeId }: Pick<Participant, 'id' | 'placeId'>,
  leafId: string | null,
  message: Pick<Message, 'id' | 'parentId'>,
  moverId: string,
): string | null {
  if (placeId !== null && placeId === message.parentId) return message.id
  if (id !== moverId) return placeId
  return message.parentId === leafId ? null : message.id
}

/** Who moves when a message is said: its author, or whoever asked the agent that wrote it. */
export const moverOf = (message: Message): string => message.reply?.askedBy ?? message.author.id
