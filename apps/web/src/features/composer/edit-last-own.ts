import { setMessageView } from '@/features/messages/message-view.ts'
import { branchNow } from '@/features/messages/verbs.ts'
import { inboxNow } from '@/lib/live/inbox.ts'

/** Opens one's newest message of the chat for changing; whether there is one. */
export function editLastOwn(chatId: string): boolean {
  const ownId = inboxNow()?.profile.id
  const last = branchNow(chatId).findLast(({ author, status }) => author.id === ownId && status !== 'deleted')
  if (last) setMessageView({ editing: last.id })
  return last !== undefined
}
