import { goToChat } from '@/lib/address.ts'
import { takeNewChat } from '@/features/chat/new-chat.ts'
import { post } from '@/features/outbox/outbox.ts'
import { inboxNow, whenInbox } from '@/lib/live/inbox.ts'
import { tellRested } from '@/lib/live/typing.ts'
import { takeBranchPoint } from './branch-point.ts'
import { draftNow, draftOf, setDraft } from './drafts.ts'
import { LONGEST } from './length-note.tsx'

/** Sends the draft of a chat; of the one not made yet, that is made and shown. */
export function sendDraft(chatId: string | null, threadId?: string) {
  // Who is quick may be done before it is known who they are.
  if (!inboxNow()) return whenInbox(() => sendDraft(chatId, threadId))
  const draft = draftOf(chatId, threadId)
  const content = draftNow(draft)
  if (!isSendable(content)) return
  setDraft(draft, '')
  if (chatId === null) begin(content)
  else {
    const parentId = threadId === undefined ? takeBranchPoint(chatId) : undefined
    post({ chatId, content, threadId, parentId })
    tellRested(chatId, threadId)
  }
}

export const isSendable = (content: string): boolean => content.length <= LONGEST && content.trim() !== ''

/** Makes a chat that begins with these words, and shows it at once. */
export function begin(content: string) {
  const chat = takeNewChat()
  if (post({ chatId: chat.id, content, newChat: chat })) goToChat(chat.id, { replace: true })
}
