import type { ChatState } from '@parley/contracts'

/** The position of the newest message that is known of a chat. */
export function newestIn({ messages }: Pick<ChatState, 'messages'>): number {
  let newest = 0
  for (const id in messages) newest = Math.max(newest, messages[id]?.position ?? 0)
  return newest
}
