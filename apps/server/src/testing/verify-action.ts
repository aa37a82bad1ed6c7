import {
  branchOf,
  chatStream,
  hasEarlier,
  inboxStream,
  type ChatState,
  type InboxState,
  type MessagePage,
} from '@parley/contracts'
import { expect } from 'vitest'
import type { Person } from './person.ts'
import type { TestApp } from './test-app.ts'
import { until } from './until.ts'
import { sorted, visible } from './visible.ts'

/**
 * Does something while a client looks on, and proves that the client ends with what a fresh load shows: old state +
 * events = fresh load, for the chat and for the person's own stream.
 */
export async function verifyAction<T>(
  app: TestApp,
  person: Person,
  chatId: string,
  action: () => Promise<T>,
): Promise<T> {
  const connection = person.connect()
  const chat = person.followChat(chatId, connection)
  const inbox = person.follow<InboxState>(inboxStream(person.id), connection)
  await until(() => (chat.phase() === 'live' && inbox.phase() === 'live') || undefined, 'both streams live')

  const result = await action()
  await app.settle()

  const freshInbox = await person.snapshot<InboxState>(inboxStream(person.id))
  await matches(() => inbox.state(), freshInbox.state)
  if (freshInbox.state.chats[chatId]) {
    const freshChat = await person.snapshot<ChatState>(chatStream(chatId))
    await until(() => chat.state()?.chat.leafId === freshChat.state.chat.leafId || undefined)
    const state = chat.state()
    // A screen that is moved to a branch it has not loaded loads it, as it loads what it scrolls up to.
    if (state && hasEarlier(branchOf(state), state.chat.leafId))
      await chat.loadEarlier(() => person.must<MessagePage>(`/chats/${chatId}/messages`))
    await matches(() => visible(chat.state()), visible(freshChat.state))
  }
  chat.unfollow()
  inbox.unfollow()
  connection.close()
  return result
}

async function matches<State>(read: () => State | null, fresh: State): Promise<void> {
  const wanted = JSON.stringify(sorted(fresh))
  try {
    await until(() => JSON.stringify(sorted(read())) === wanted || undefined)
  } catch {
    expect(read()).toEqual(fresh)
  }
}
