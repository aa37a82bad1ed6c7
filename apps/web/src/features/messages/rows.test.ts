import { plainMessage, type ChatState, type Message } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { rowsOf, threadRowsOf } from './rows.ts'

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

const roomOf = (...messages: Message[]): ChatState => {
  const state = chatOf(...messages)
  return { ...state, chat: { ...state.chat, kind: 'room' } }
}

const by = (name: string, message: Message): Message => ({
  ...message,
  author: { kind: 'person', id: name, name },
})

test('in a room who goes on within minutes stands close together', () => {
  const state = roomOf(
    said('a', null, NOON),
    said('b', 'a', NOON + 60_000),
    by('bob', said('c', 'b', NOON + 61_000)),
    by('bob', said('d', 'c', NOON + 900_000)),
  )
  const goesOn = (chat: ChatState) =>
    rowsOf(chat, []).rows.flatMap((row) => (row.kind === 'message' ? [row.goesOn] : []))
  expect(goesOn(state)).toEqual([false, true, false, false])
  expect(goesOn({ ...state, chat: { ...state.chat, kind: 'direct' } })).not.toContain(true)
})

test('the branch shown is the one where one stands oneself', () => {
  const state = roomOf(said('a', null), said('b', 'a'), said('b2', 'a'))
  const standing = { ...state, chat: { ...state.chat, leafId: 'b' }, participants: [standsAt('eve', 'b2')] }
  const shown = (ownId: string) =>
    rowsOf(standing, [], { ownId, news: null }).rows.flatMap((row) =>
      row.kind === 'message' ? [row.id] : [],
    )
  expect(shown('eve')).toEqual(['a', 'b2'])
  expect(shown('ada')).toEqual(['a', 'b'])
})

const standsAt = (id: string, placeId: string): ChatState['participants'][number] => ({
  kind: 'person',
  id,
  name: id,
  handle: id,
  picture: null,
  role: 'member',
  placeId,
  readPosition: 0,
  deliveredPosition: 0,
  joinedAt: 0,
})

test('a line stands above what others said while one was away, and not above what comes now', () => {
  const at = (position: number, message: Message): Message => ({ ...message, position })
  const state = roomOf(
    at(1, said('a', null)),
    at(2, said('b', 'a')),
    at(3, by('bob', said('c', 'b'))),
    at(4, by('bob', said('d', 'c'))),
  )
  const ids = (news: { after: number; upTo: number }) =>
    rowsOf(state, [], { ownId: 'ada', news }).rows.map(({ id }) => id)
  expect(ids({ after: 1, upTo: 4 }).slice(1)).toEqual(['a', 'b', 'new', 'c', 'd'])
  expect(ids({ after: 3, upTo: 3 })).not.toContain('new')
})

test('a thread shows what it is below, what was said there, and what is on its way there', () => {
  const state = { ...roomOf(said('a', null), said('t', 'a')), threads: { a: ['t'] } }
  const entries = [written('u', { threadId: 'a' }), written('b')]
  const shown = threadRowsOf(state, 'a', entries)
  expect(shown.flatMap((row) => (row.kind === 'message' ? [row.id] : []))).toEqual(['a', 't', 'u'])
  expect(ids(state, entries)).not.toContain('u')
})
