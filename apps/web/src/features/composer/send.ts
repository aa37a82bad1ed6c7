import { goToChat } from '@/lib/address.ts'
import { takeNewChat } from '@/features/chat/new-chat.ts'
import { post } from '@/features/outbox/outbox.ts'
import { inboxNow } from '@/lib/live/inbox.ts'
import { draftNow, NEW_CHAT, setDraft } from './drafts.ts'

/** Sends the draft of a chat; of the one not made yet, that is made and shown. Whether there was something to send. */
export function sendDraft(chatId: string | null): boolean {
  const draft = chatId ?? NEW_CHAT
  const content = draftNow(draft)
  if (content.trim() === '' || !inboxNow()) return false
  setDraft(draft, '')
  if (chatId === null) begin(content)
  else post({ chatId, content })
  return true
}

/** Makes a chat that begins with these words, and shows it at once. */
export function begin(content: string) {
  const chat = takeNewChat()
  if (post({ chatId: chat.id, content, newChat: chat })) goToChat(chat.id, { replace: true })
}
