'use client'

import { api } from '@/lib/api.ts'
import { isWriting } from '@/features/chat/writing.ts'
import { queryClient } from '@/lib/query-client.ts'
import { liveConnection } from '@/lib/live/connection.ts'
import { chatNow, followedNow } from '@/lib/live/chats.ts'
import { inboxNow } from '@/lib/live/inbox.ts'
import type { OutboxEntry } from './entry.ts'
import { discard, loadOutbox, put, useOutbox } from './outbox.ts'
import { createSender } from './sender.ts'

/** Sends what is in the outbox for as long as the page is open. What it returns ends that. */
export function runOutbox(): () => void {
  const connection = liveConnection()
  const sender = createSender({
    entries: ownEntries,
    put,
    forget: discard,
    send,
    // What follows the end of a direct chat waits for the answer there; what opens a branch of its own need not, and in a
    // room people talk on. Where nobody looks, the server says whether one is being written.
    mayAsk: ({ chatId, parentId }) =>
      parentId !== undefined || isRoom(chatId) || !isWriting(followedNow(chatId)),
    isOnline: () => connection.status().phase === 'online',
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const ends = [
    loadOutbox(),
    // A setState inside a listener of the same store would be heard before the one it follows.
    useOutbox.subscribe(() => queueMicrotask(sender.look)),
    connection.onStatus(sender.look),
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && WATCHED.has(query.queryKey[0])) sender.look()
    }),
    sender.stop,
  ]
  sender.look()
  return () => ends.forEach((end) => end())
}

// Who is writing, and whether an answer holds up what was written.
const WATCHED = new Set<unknown>(['chat', 'inbox'])

const ownEntries = (): OutboxEntry[] => {
  const personId = inboxNow()?.profile.id
  return Object.values(useOutbox.getState().entries).filter((entry) => entry.personId === personId)
}

const isRoom = (chatId: string): boolean =>
  (chatNow(chatId)?.state?.chat.kind ?? inboxNow()?.chats[chatId]?.kind) === 'room'

async function send(entry: OutboxEntry, came: (entry: OutboxEntry) => void) {
  const { chatId, creates, messageId, parentId, threadId, model, content, replyId } = entry
  if (creates) {
    await api.createChat(creates.chat, creates.opId)
    came({ ...entry, creates: undefined })
  }
  const body = {
    id: messageId,
    content,
    // In a room several may answer, or nobody.
    ...(!isRoom(chatId) && { replyId }),
    ...(threadId !== undefined && { threadId }),
    ...(parentId !== undefined && { parentId }),
    ...(model !== undefined && { model }),
  }
  await api.sendMessage(chatId, body, entry.id)
}
