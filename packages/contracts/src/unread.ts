import type { ChatListItem } from './chats.ts'

/** How many messages of a room one has not read; a direct chat has none. */
export const unreadOf = (item: Pick<ChatListItem, 'kind' | 'position' | 'readPosition'>): number =>
  item.kind === 'room' ? Math.max(0, item.position - item.readPosition) : 0

/** How many mentions of oneself wait in a room: in what one has not read, and in threads one has not looked at since. */
export const mentionsOf = (item: Pick<ChatListItem, 'mentions' | 'mentionedIn'>): number =>
  item.mentions + (item.mentionedIn?.length ?? 0)
