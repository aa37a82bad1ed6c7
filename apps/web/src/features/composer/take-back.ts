import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { discard } from '@/features/outbox/outbox.ts'
import { draftNow, setDraft } from './drafts.ts'
import { focusComposer } from './focus.ts'

/** Puts what has not been sent back into the composer, above what is being written there. */
export function takeBack(entry: OutboxEntry) {
  discard(entry.id)
  const draft = draftNow(entry.chatId)
  setDraft(entry.chatId, draft.trim() === '' ? entry.content : `${entry.content}\n\n${draft}`)
  focusComposer()
}
