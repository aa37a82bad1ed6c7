import { rowsOf } from '@/features/chat-list/groups.ts'
import { chatInAddress, goToChat } from '@/lib/address.ts'
import { inboxNow } from '@/lib/live/inbox.ts'

/** Goes to the chat below (1) or above (-1) the open one, in the order of the list. */
export function goToNeighbour(step: 1 | -1) {
  const listed = Object.values(inboxNow()?.chats ?? {}).filter(({ archivedAt }) => archivedAt === null)
  const ids = rowsOf(listed, Date.now()).flatMap((row) => (row.kind === 'chat' ? [row.id] : []))
  const at = ids.indexOf(chatInAddress() ?? '')
  const next = at === -1 ? ids[0] : ids[at + step]
  if (next !== undefined) goToChat(next)
}
