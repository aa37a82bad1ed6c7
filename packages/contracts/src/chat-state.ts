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
  deleted: boolean
}

export const ROOT = 'root'

export const childKey = (parentId: string | null): string => parentId ?? ROOT

/** What a message holds right now, finished or not. */
export const partsOf = (state: ChatState, message: Message): Part[] =>
  state.live[message.id]?.parts ?? message.parts

/** The branch that is shown, from the oldest loaded message down to where the chat stands. */
export function branchOf(state: ChatState): Message[] {
  const branch: Message[] = []
  for (let id = state.chat.leafId; id !== null;) {
    const message = state.messages[id]
    if (!message) break
    branch.push(message)
    id = message.parentId
  }
  return branch.toReversed()
}

/** Whether the branch goes on above what is loaded. */
export const hasEarlier = (branch: Message[], chat: Chat): boolean =>
  branch[0] ? branch[0].parentId !== null : chat.leafId !== null
