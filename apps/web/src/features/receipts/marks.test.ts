import { plainMessage, type Message, type Participant } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Row } from '@/features/messages/rows.ts'
import { reachOf, readersOf } from './marks.ts'

const row = (position: number, authorId: string): Row => {
  const message: Message = {
    ...plainMessage,
    id: `m${position}`,
    chatId: 'room',
    parentId: null,
    role: 'user',
    author: { kind: 'person', id: authorId, name: authorId },
    parts: [],
    status: 'complete',
    createdAt: 0,
    position,
  }
  return { kind: 'message', id: message.id, message, parts: [], alternatives: [], entry: null, goesOn: false }
}

const reader = (id: string, readPosition: number, deliveredPosition = readPosition): Participant => ({
  kind: 'person',
  id,
  name: id,
  handle: id,
  picture: null,
  role: 'member',
  placeId: null,
  readPosition,
  deliveredPosition,
  joinedAt: 0,
})

const ROWS = [row(1, 'ada'), row(2, 'bob'), row(5, 'ada')]

test('reading ends at the last message shown that is not beyond it', () => {
  const people = [reader('ada', 5), reader('bob', 3), reader('eve', 1), reader('dan', 9)]
  expect(readersOf(ROWS, people, 'ada')).toEqual({ m1: 'eve', m5: 'dan' })
})

test('one’s own newest message is sent, then delivered, then seen', () => {
  const reach = (bob: Participant) => reachOf(ROWS, [reader('ada', 5), bob], 'ada')
  expect(reach(reader('bob', 2))).toEqual({ messageId: 'm5', reach: 'sent' })
  expect(reach(reader('bob', 2, 5))).toEqual({ messageId: 'm5', reach: 'delivered' })
  expect(reach(reader('bob', 5))).toBeNull()
  expect(reachOf(ROWS, [reader('ada', 5)], 'ada')).toBeNull()
})

test('whoever stands on another branch has read no further than where it begins', () => {
  const people = [reader('ada', 5), reader('bob', 9), reader('eve', 9)]
  const elsewhere = { m1: 'bob eve' }
  expect(readersOf(ROWS, people, 'ada', elsewhere)).toEqual({ m1: 'bob eve' })
  expect(reachOf(ROWS, people, 'ada', elsewhere)).toEqual({ messageId: 'm5', reach: 'delivered' })
  expect(reachOf(ROWS, people, 'ada', { m1: 'bob' })).toBeNull()
})
