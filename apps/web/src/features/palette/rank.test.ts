import { expect, test } from 'vitest'
import { rank } from './rank.ts'

const entries = [
  { id: 'new', title: 'New chat' },
  { id: 'rename', title: 'Rename this chat' },
  { id: 'next', title: 'Next chat' },
  { id: 'theme', title: 'Theme: Dark', keywords: 'night colours appearance' },
  { id: 'settings', title: 'Settings' },
  { id: 'emile', title: 'Émile’s GPT-5 notes' },
  { id: 'renew', title: 'How to renew a passport' },
]

const found = (query: string, recent: string[] = []) => rank(entries, query, recent).map(({ id }) => id)

test('without a query everything is there, in its order', () => {
  expect(found('')).toEqual(entries.map(({ id }) => id))
  expect(found('  ')).toEqual(entries.map(({ id }) => id))
})

test('a whole title beats its beginning, that the beginning of a word, that its inside', () => {
  const titles = ['A chat of old', 'Chat', 'Snapchat', 'Chat history']
  const ranked = rank(
    titles.map((title) => ({ id: title, title })),
    'chat',
    [],
  )
  expect(ranked.map(({ title }) => title)).toEqual(['Chat', 'Chat history', 'A chat of old', 'Snapchat'])
})

test('a word in the middle is found, after those that begin with it', () => {
  expect(found('new')).toEqual(['new', 'renew'])
})

test('words may come in any order, and only in part', () => {
  expect(found('chat ren')).toEqual(['rename'])
  expect(found('chat nothing')).toEqual([])
})

test('initials are enough', () => {
  expect(found('rtc')).toEqual(['rename'])
})

test('what a title does not say is found by its keywords', () => {
  expect(found('night')).toEqual(['theme'])
  expect(found('dark night')).toEqual(['theme'])
})

test('accents, case and signs do not matter', () => {
  expect(found('EMILES gpt 5')).toEqual(['emile'])
  expect(found('émile')).toEqual(['emile'])
})

test('what was used lately comes before its equals, never before a better match', () => {
  expect(found('ne')).toEqual(['new', 'next', 'renew'])
  expect(found('ne', ['next'])).toEqual(['next', 'new', 'renew'])
  expect(found('ne', ['renew'])).toEqual(['new', 'next', 'renew'])
})

test('signs alone find everything rather than nothing', () => {
  expect(found('…')).toHaveLength(entries.length)
})
