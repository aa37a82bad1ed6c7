import type { ChatListItem } from '@parley/contracts'
import { expect, test } from 'vitest'
import { hasWords, rowsOf } from './groups.ts'

const NOON = new Date(2026, 10, 20, 12).getTime()
const daysAgo = (days: number) => new Date(2026, 10, 20 - days, 12).getTime()

let made = 0
const chat = (title: string, activeAt: number, change: Partial<ChatListItem> = {}): ChatListItem => ({
  id: `chat-${++made}`,
  kind: 'direct',
  title,
  pinnedAt: null,
  archivedAt: null,
  mutedAt: null,
  closedAt: null,
  activeAt,
  position: 0,
  readPosition: 0,
  mentions: 0,
  ...change,
})
const shown = (items: ChatListItem[]) =>
  rowsOf(items, NOON).map((row) => (row.kind === 'heading' ? `# ${row.title}` : row.item.title))

test('chats stand under the day they were last active in, newest first', () => {
  expect(
    shown([
      chat('older', daysAgo(3)),
      chat('early', daysAgo(0) - 3_600_000),
      chat('late', daysAgo(0)),
      chat('before', daysAgo(1)),
    ]),
  ).toEqual(['# Today', 'late', 'early', '# Yesterday', 'before', '# Previous 7 days', 'older'])
})

test('pinned ones come first, whenever they were active', () => {
  expect(shown([chat('new', daysAgo(0)), chat('kept', daysAgo(90), { pinnedAt: 1 })])).toEqual([
    '# Pinned',
    'kept',
    '# Today',
    'new',
  ])
})

test('rooms are a group of their own, by name, and stay where they are when something is said', () => {
  const room = (title: string, activeAt: number, change: Partial<ChatListItem> = {}) =>
    chat(title, activeAt, { kind: 'room', ...change })
  expect(
    shown([
      chat('new', daysAgo(0)),
      room('Design', daysAgo(0)),
      room('Archived', daysAgo(0), { closedAt: 1 }),
      room('Board', daysAgo(20)),
      room('Kept', daysAgo(1), { pinnedAt: 1 }),
    ]),
  ).toEqual(['# Pinned', 'Kept', '# Rooms', 'Board', 'Design', 'Archived', '# Today', 'new'])
})

test('the heading of rooms is there without any, below what is pinned', () => {
  const rows = rowsOf([chat('kept', daysAgo(0), { pinnedAt: 1 })], NOON, { withRooms: true })
  expect(rows.flatMap((row) => (row.kind === 'heading' ? [row.title] : []))).toEqual(['Pinned', 'Rooms'])
})

test('what is older stands under its month, with the year when it is another', () => {
  const rows = shown([chat('october', daysAgo(30)), chat('last year', new Date(2025, 2, 1).getTime())])
  expect(rows[0]).toBe(`# ${new Date(2026, 9, 1).toLocaleDateString(undefined, { month: 'long' })}`)
  expect(rows[2]).toContain('2025')
})

test('the day changes at midnight, not after 24 hours', () => {
  const midnight = new Date(2026, 10, 20).getTime()
  expect(shown([chat('a', midnight), chat('b', midnight - 1)])).toEqual(['# Today', 'a', '# Yesterday', 'b'])
})

test('a title is found by its words in any order', () => {
  expect(hasWords('Postgres upgrade notes', 'notes post')).toBe(true)
  expect(hasWords('Postgres upgrade notes', 'notes mysql')).toBe(false)
  expect(hasWords('anything', '')).toBe(true)
})
