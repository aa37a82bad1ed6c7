import type { ChatState, Message } from '@parley/contracts'

/** The answer that is being written where the chat stands, if one is. */
export function writtenNow(state: ChatState | null | undefined): Message | undefined {
  const leaf = state?.chat.leafId
  const message = leaf ? state.messages[leaf] : undefined
  return message?.status === 'writing' ? message : undefined
}

export const isWriting = (state: ChatState | null | undefined): boolean => writtenNow(state) !== undefined
