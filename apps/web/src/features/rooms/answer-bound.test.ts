import { expect, test } from 'vitest'
import { boundOf } from './answer-bound.ts'

const withAgents = (count: number) => [
  { kind: 'person' as const },
  ...Array.from({ length: count }, () => ({ kind: 'agent' as const })),
]

test('where agents answer everything, more than answer one message are said to be too many', () => {
  expect(boundOf({ agentsAnswer: 'always' }, withAgents(5))).toBeNull()
  expect(boundOf({ agentsAnswer: 'always' }, withAgents(7))).toBe(
    'Only 5 of the 7 agents answer one message: those that came in first. The others answer when they are mentioned.',
  )
  expect(boundOf({ agentsAnswer: 'mention' }, withAgents(7))).toBeNull()
})
