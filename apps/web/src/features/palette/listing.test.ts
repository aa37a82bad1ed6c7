import { Circle } from 'lucide-react'
import { expect, test } from 'vitest'
import type { Entry, EntryGroup } from './entry.ts'
import { listingOf } from './listing.ts'

const entry = (id: string, title: string, group: EntryGroup, more: Partial<Entry> = {}): Entry => ({
  id,
  title,
  group,
  Icon: Circle,
  run: () => {},
  ...more,
})

const chats = Array.from({ length: 9 }, (_, at) => entry(`chat.${at}`, `Dark matter ${at}`, 'Chats'))
const entries = [
  entry('new', 'New chat', 'Go to'),
  entry('pin', 'Pin this chat', 'Chat'),
  ...chats,
  entry('theme.dark', 'Dark', 'Theme'),
  entry('model.a', 'Use Alpha', 'Models', { onlyFound: true }),
]

const shown = (query: string, recent: string[] = []) =>
  listingOf(entries, query, recent).map(({ heading, entries: found }) => [heading, found.map(({ id }) => id)])

test('before anything is typed, what was used lately stands first and only once', () => {
  expect(shown('', ['pin', 'gone', 'model.a'])).toEqual([
    ['Recent', ['pin', 'model.a']],
    ['Go to', ['new']],
    ['Chats', ['chat.0', 'chat.1', 'chat.2', 'chat.3', 'chat.4']],
    ['Theme', ['theme.dark']],
  ])
})

test('the group with the best match comes first', () => {
  const [first, second] = shown('dark')
  expect(first).toEqual(['Theme', ['theme.dark']])
  expect(second?.[0]).toBe('Chats')
  expect(second?.[1]).toHaveLength(8)
})

test('models are found, though they are not listed', () => {
  expect(shown('alpha')).toEqual([['Models', ['model.a']]])
})
