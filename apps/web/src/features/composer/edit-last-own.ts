import { setMessageView } from '@/features/messages/message-view.ts'
import { branchNow } from '@/features/messages/verbs.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import { chatNow } from '@/lib/live/chats.ts'
import { inboxNow } from '@/lib/live/inbox.ts'
import { takeBack } from './take-back.ts'

/** Opens one's newest message of the chat for changing; whether there is one. One that waits still is taken back. */
export function editLastOwn(chatId: string): boolean {
  const onItsWay = newestOnItsWay(chatId)
  if (onItsWay?.status === 'waiting') {
    takeBack(onItsWay)
    return true
  }
  const id = onItsWay?.messageId ?? newestThere(chatId)
  if (id) setMessageView({ editing: id })
  return id !== undefined
}

/** What was just sent is on the screen before the chat has it. */
function newestOnItsWay(chatId: string): OutboxEntry | undefined {
  const arrived = chatNow(chatId)?.state?.messages ?? {}
  return entriesOf(useOutbox.getState().entries, chatId).findLast(
    ({ messageId, status }) => status !== 'failed' && !(messageId in arrived),
  )
}

function newestThere(chatId: string): string | undefined {
  const ownId = inboxNow()?.profile.id
  return branchNow(chatId).findLast(({ author, status }) => author.id === ownId && status !== 'deleted')?.id
}
