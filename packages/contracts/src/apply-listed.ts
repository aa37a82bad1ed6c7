import type { ChatListItem } from './chats.ts'
import type { InboxState } from './inbox-state.ts'

/** The list with a chat as it was read. */
export function withListed(state: InboxState, item: ChatListItem): InboxState {
  const known = state.chats[item.id]
  const newest = known ? newestOf(known, item) : item
  return { ...state, chats: { ...state.chats, [item.id]: newest } }
}

/** Positions only go up: where the item that is known is further, signals have told of more since the other was read. */
function newestOf(known: ChatListItem, item: ChatListItem): ChatListItem {
  if (item.position >= known.position && item.readPosition >= known.readPosition) return item
  return {
    ...item,
    activeAt: Math.max(item.activeAt, known.activeAt),
    position: Math.max(item.position, known.position),
    readPosition: Math.max(item.readPosition, known.readPosition),
    mentions: known.mentions,
    ...(known.mentionedIn && { mentionedIn: known.mentionedIn }),
  }
}
