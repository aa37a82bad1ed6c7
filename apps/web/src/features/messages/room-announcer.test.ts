import { plainMessage, type Message } from '@parley/contracts'
import { expect, test } from 'vitest'
import { createRoomAnnouncer } from './room-announcer.ts'
import type { Row } from './rows.ts'

const row = (position: number, name: string, text = 'hello'): Row => {
  const message: Message = {
    ...plainMessage,
    id: `m${position}`,
    chatId: 'room',
    parentId: null,
    role: 'user',
    author: { kind: 'person', id: name.toLowerCase(), name },
    parts: [{ type: 'text', text }],
    status: 'complete',
    createdAt: 0,
    position,
  }
  return {
    kind: 'message',
    id: message.id,
    message,
    parts: message.parts,
    alternatives: [],
    entry: null,
    goesOn: false,
  }
}

function listener() {
  const said: string[] = []
  const due: (() => void)[] = []
  const hear = createRoomAnnouncer({ say: (words) => said.push(words), after: (_ms, run) => due.push(run) })
  return { said, hear, due }
}

test('what was there is not read out, nor what one says oneself', () => {
  const { said, hear, due } = listener()
  hear([row(1, 'Bob')], 'ada')
  hear([row(1, 'Bob'), row(2, 'Ada')], 'ada')
  expect(due).toEqual([])
  expect(said).toEqual([])
})

test('a word of somebody else is told, with its author', () => {
  const { said, hear, due } = listener()
  hear([row(1, 'Bob')], 'ada')
  hear([row(1, 'Bob'), row(2, 'Eve', 'good *morning*')], 'ada')
  due[0]?.()
  expect(said).toEqual(['Eve: good morning'])
})

test('many at once are counted, and each only once', () => {
  const { said, hear, due } = listener()
  const rows = [row(1, 'Bob')]
  hear(rows, 'ada')
  for (const position of [2, 3, 4]) {
    rows.push(row(position, 'Eve'))
    hear(rows, 'ada')
  }
  expect(due).toHaveLength(1)
  due[0]?.()
  expect(said).toEqual(['3 new messages, the last by Eve.'])
})
