import { plainMessage, type ChatState, type Message } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { rowsOf } from './rows.ts'

const DAY = 86_400_000
const NOON = new Date(2026, 10, 20, 12).getTime()

const said = (id: string, parentId: string | null, createdAt = NOON): Message => ({
  ...plainMessage,
  id,
  chatId: 'chat',
  parentId,
  role: 'user',
  author: { kind: 'person', id: 'ada', name: 'Ada' },
  parts: [{ type: 'text', text: id }],
  status: 'complete',
  createdAt,
  position: 0,
})

const chatOf = (...messages: Message[]): ChatState => ({
  kind: 'chat',
  chat: {
    id: 'chat',
    kind: 'direct',
    title: '',
    model: null,
    parameters: {},
    leafId: messages.at(-1)?.id ?? null,
    branchedFrom: null,
    room: null,
    createdAt: 0,
  },
  participants: [],
  messages: Object.fromEntries(messages.map((message) => [message.id, message])),
  children: {},
  live: {},
  threads: {},
  deleted: false,
})

const written = (messageId: string, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: `op-${messageId}`,
  personId: 'ada',
  personName: 'Ada',
  chatId: 'chat',
  messageId,
  replyId: 'reply',
  content: messageId,
  writtenAt: NOON,
  status: 'waiting',
  failures: 0,
  tryAt: 0,
  reason: null,
  ...change,
})

const ids = (state: ChatState, entries: OutboxEntry[] = []) =>
  rowsOf(state, entries).rows.flatMap((row) => (row.kind === 'message' ? [row.id] : []))

test('what is on its way stands at the end, and once it has come only once', () => {
  expect(ids(chatOf(said('a', null)), [written('b')])).toEqual(['a', 'b'])
  expect(ids(chatOf(said('a', null), said('b', 'a')), [written('b')])).toEqual(['a', 'b'])
})

test('a new branch is shown where it begins', () => {
  const state = chatOf(said('a', null), said('b', 'a'), said('c', 'b'))
  expect(ids(state, [written('b2', { parentId: 'a' })])).toEqual(['a', 'b2'])
  expect(ids(state, [written('a2', { parentId: null })])).toEqual(['a2'])
})

test('a refused branch leaves the old one in place', () => {
  const state = chatOf(said('a', null), said('b', 'a'))
  expect(ids(state, [written('b2', { parentId: 'a', status: 'failed' })])).toEqual(['a', 'b', 'b2'])
})

test('a line stands where a day begins', () => {
  const state = chatOf(said('a', null, NOON - DAY), said('b', 'a', NOON - DAY), said('c', 'b', NOON))
  expect(rowsOf(state, []).rows.map(({ kind }) => kind)).toEqual([
    'day',
    'message',
    'message',
    'day',
    'message',
  ])
})

test('the same state gives rows with the same messages, so that nothing is drawn again', () => {
  const state = chatOf(said('a', null))
  const entries = [written('b')]
  const [first, second] = [rowsOf(state, entries).rows, rowsOf(state, entries).rows]
  expect(first.map((row) => row.kind === 'message' && row.message)).toEqual(
    second.map((row) => row.kind === 'message' && row.message),
  )
  expect(
    first[2]?.kind === 'message' && second[2]?.kind === 'message' && first[2].message === second[2].message,
  ).toBe(true)
})

test('whether more is above is known by the parent of the first', () => {
  expect(rowsOf(chatOf(said('b', 'not loaded')), []).hasEarlier).toBe(true)
  expect(rowsOf(chatOf(said('a', null)), []).hasEarlier).toBe(false)
})
