import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { discard } from '@/features/outbox/outbox.ts'
import { draftNow, draftOf, setDraft } from './drafts.ts'
import { COMPOSER_ID, focusComposer, THREAD_COMPOSER_ID } from './focus.ts'

/** Puts what has not been sent back into the composer, above what is being written there. */
export function takeBack(entry: OutboxEntry) {
  discard(entry.id)
  const place = draftOf(entry.chatId, entry.threadId)
  const draft = draftNow(place)
  setDraft(place, draft.trim() === '' ? entry.content : `${entry.content}\n\n${draft}`)
  focusComposer(entry.threadId === undefined ? COMPOSER_ID : THREAD_COMPOSER_ID)
}
