import type { ChatListItem } from './chats.ts'

/** How many messages of a room one has not read; a direct chat has none. */
export const unreadOf = (item: Pick<ChatListItem, 'kind' | 'position' | 'readPosition'>): number =>
  item.kind === 'room' ? Math.max(0, item.position - item.readPosition) : 0
