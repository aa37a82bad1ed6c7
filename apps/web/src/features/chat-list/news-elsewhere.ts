import { mentionsOf, type InboxState } from '@parley/contracts'
import { isLoud } from './unread-badge.tsx'

export type News = 'none' | 'unread' | 'mention'

/** What waits for one in other chats than the one that is open. */
export function newsElsewhere({ chats }: InboxState, openId: string | null): News {
  const waiting = Object.values(chats).filter((item) => item.id !== openId && isLoud(item))
  if (waiting.some((item) => mentionsOf(item) > 0)) return 'mention'
  return waiting.length > 0 ? 'unread' : 'none'
}
