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

/** What a screen shows of a chat: a client that has been there longer also keeps branches a fresh load does not bring. */
function visible(state: ChatState | null) {
  if (!state) return null
  const branch = branchOf(state)
  const keys = new Set(['root', ...branch.map((message) => message.id)])
  return {
    ...state,
    // A name belongs to the person, not to the chat: it is as it was when it was loaded.
    participants: state.participants.map(({ name: _name, ...participant }) => participant),
    messages: branch,
    children: Object.fromEntries(Object.entries(state.children).filter(([key]) => keys.has(key))),
  }
}

async function matches<State>(read: () => State | null, fresh: State): Promise<void> {
  const wanted = JSON.stringify(sorted(fresh))
  try {
    await until(() => JSON.stringify(sorted(read())) === wanted || undefined)
  } catch {
    expect(read()).toEqual(fresh)
  }
}

/** Objects with their keys in order: what a key was set after does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]),
  )
}
