import { MAX_ASKED, type Participant } from '@parley/contracts'
import { expect, test } from 'vitest'
import { participant } from './participant.fixture.ts'
import { unansweredBy } from './unanswered.ts'

const agent = (handle: string, more: Partial<Participant> = {}) =>
  participant(handle, { kind: 'agent', ...more })

const participants = [
  participant('ada'),
  participant('bob'),
  agent('tutor', { answersOnly: 'ada' }),
  agent('stray', { answersOnly: 'eve' }),
  ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'].map((handle) => agent(handle)),
]
const why = (text: string, ownId = 'bob', agentsAnswer: 'mention' | 'never' = 'mention') =>
  unansweredBy(text, { room: { agentsAnswer }, participants, ownId })

test('an agent that answers its owner alone is said to, but not to its owner', () => {
  expect(why('@tutor explain')).toBe('TUTOR answers ADA only.')
  expect(why('@stray explain')).toBe('STRAY answers its owner only.')
  expect(why('@tutor explain', 'ada')).toBeNull()
  expect(why('`@tutor` is code, and @bob a person')).toBeNull()
})

test('who comes after the fifth agent is said not to answer', () => {
  expect(MAX_ASKED, 'the sentence says five').toBe(5)
  expect(why('@a1 @a2 @a3 @a4 @a5')).toBeNull()
  expect(why('@a1 @a2 @tutor @a3 @a4 @a5 @a6 @a7')).toBe(
    'TUTOR answers ADA only. Only five agents answer one message: not A6 or A7.',
  )
})

test('where agents do not answer at all, that is said', () => {
  expect(why('@a1', 'bob', 'never')).toBe('Agents do not answer in this room.')
  expect(why('hello', 'bob', 'never')).toBeNull()
})
