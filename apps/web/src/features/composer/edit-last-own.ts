import type { Message } from '@parley/contracts'
import { setMessageView } from '@/features/messages/message-view.ts'
import { branchNow } from '@/features/messages/verbs.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import { chatNow } from '@/lib/live/chats.ts'
import { inboxNow } from '@/lib/live/inbox.ts'
import { takeBack } from './take-back.ts'

/** Opens one's newest message of the chat for changing; whether there is one. One that waits still is taken back. */
export function editLastOwn(chatId: string, threadId?: string): boolean {
  const onItsWay = newestOnItsWay(chatId, threadId)
  if (onItsWay?.status === 'waiting') {
    takeBack(onItsWay)
    return true
  }
  const id = onItsWay?.messageId ?? newestThere(chatId, threadId)
  if (id) setMessageView({ editing: id })
  return id !== undefined
}

/** What was just sent is on the screen before the chat has it. */
function newestOnItsWay(chatId: string, threadId: string | undefined): OutboxEntry | undefined {
  const arrived = chatNow(chatId)?.state?.messages ?? {}
  return entriesOf(useOutbox.getState().entries, chatId).findLast(
    (entry) => entry.threadId === threadId && entry.status !== 'failed' && !(entry.messageId in arrived),
  )
}

function newestThere(chatId: string, threadId: string | undefined): string | undefined {
  const ownId = inboxNow()?.profile.id
  const said = threadId === undefined ? branchNow(chatId) : threadNow(chatId, threadId)
  return said.findLast(({ author, status }) => author.id === ownId && status !== 'deleted')?.id
}

function threadNow(chatId: string, threadId: string): Message[] {
  const state = chatNow(chatId)?.state
  return (state?.threads[threadId] ?? []).flatMap((id) => state?.messages[id] ?? [])
}
