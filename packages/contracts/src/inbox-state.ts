import type { ChatListItem } from './chats.ts'
import type { Profile } from './people.ts'

/** What belongs to one person: who they are, and the newest of their chats. Older and archived ones come from
 * `GET /chats`. */
export type InboxState = {
  kind: 'inbox'
  profile: Profile
  chats: Record<string, ChatListItem>
}
