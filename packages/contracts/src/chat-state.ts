import type { Chat, Participant } from './chats.ts'
import type { Message, Part } from './messages.ts'

/** What is there so far of a message being written, or what is known of one whose last text has not come yet. */
export type LiveText = {
  attempt: number
  parts: Part[]
  /** Set once the reply has ended: the length each part must have before the message is whole. */
  lengths?: number[]
}

/**
 * A chat as a screen holds it: a window onto the tree. `messages` are those loaded; `children` has, for each loaded
 * message (and `root`), the ids of all that answer it, in the order they came.
 */
export type ChatState = {
  kind: 'chat'
  chat: Chat
  participants: Participant[]
  messages: Record<string, Message>
  children: Record<string, string[]>
  live: Record<string, LiveText>
  /** Of each thread that was opened here, by the message it is below: the ids of what was said in it. */
  threads: Record<string, string[]>
  deleted: boolean
}

export const ROOT = 'root'

export const childKey = (parentId: string | null): string => parentId ?? ROOT

/** What a message holds right now, finished or not. */
export const partsOf = (state: ChatState, message: Message): Part[] =>
  state.live[message.id]?.parts ?? message.parts

/** Where a person stands in the tree: at a place of their own, or else where the chat does. */
export const standOf = (state: ChatState, personId: string | null): string | null =>
  state.participants.find(({ id }) => id === personId)?.placeId ?? state.chat.leafId

/** The branch that ends at a message, from the oldest loaded one down; without one, the chat's main line. */
export function branchOf(state: ChatState, leafId: string | null = state.chat.leafId): Message[] {
  const branch: Message[] = []
  for (let id = leafId; id !== null;) {
    const message = state.messages[id]
    if (!message) break
    branch.push(message)
    id = message.parentId
  }
  return branch.toReversed()
}

/** Whether the branch goes on above what is loaded. */
export const hasEarlier = (branch: Message[], leafId: string | null): boolean =>
  branch[0] ? branch[0].parentId !== null : leafId !== null
