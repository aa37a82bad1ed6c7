import type { ChatMessage, ChatState, Message } from '@parley/contracts'
import { expect, test } from 'vitest'
import { mergeEarlier } from './merge-earlier.ts'
import { asked, emptyChat, said, text } from './testing/cast.ts'

const item = (message: Message): ChatMessage => ({ ...message, content: 'as the API adds it' })

const holding = (...messages: Message[]): ChatState => ({
  ...emptyChat,
  messages: Object.fromEntries(messages.map((message) => [message.id, message])),
})

test('adds the messages as the state holds them, and their children', () => {
  const old = said('old')
  const state = mergeEarlier(emptyChat, { items: [item(old)], children: { root: [old.id], [old.id]: ['x'] } })
  expect(state.messages).toEqual({ [old.id]: old })
  expect(state.children).toEqual({ root: [old.id], [old.id]: ['x'] })
})

test('what the state knows stands: its events are newer than the page', () => {
  const known = said('edited since')
  const before = { ...holding(known), children: { root: [known.id, 'y'] } }
  const page = { items: [item({ ...known, parts: [text('before')] })], children: { root: [known.id] } }
  expect(mergeEarlier(before, page)).toEqual(before)
})

test('a child that was said after the page was read is not lost', () => {
  const parent = said('parent')
  const child = said('child', parent.id)
  const page = { items: [item(parent)], children: { [parent.id]: ['first'] } }
  expect(mergeEarlier(holding(child), page).children).toEqual({ [parent.id]: ['first', child.id] })
})

test('a message still being written is live, on from what the page has of it', () => {
  const answer = asked(null)
  const running = {
    ...answer,
    parts: [text('so far')],
    reply: { ...answer.reply!, status: 'running' as const, attempt: 2 },
  }
  const state = mergeEarlier(emptyChat, { items: [item(running)], children: {} })
  expect(state.messages[answer.id]?.parts).toEqual([])
  expect(state.live).toEqual({ [answer.id]: { attempt: 2, parts: [text('so far')] } })
})

test('merging a page twice changes nothing more', () => {
  const page = { items: [item(said('a')), item(asked(null))], children: { root: ['q'] } }
  const once = mergeEarlier(emptyChat, page)
  expect(mergeEarlier(once, page)).toEqual(once)
})
