import { expect, test } from 'vitest'
import { timeAgo } from './time-ago.ts'

const MINUTE = 60_000

test.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [MINUTE, '1 minute ago'],
  [59 * MINUTE, '59 minutes ago'],
  [60 * MINUTE, '1 hour ago'],
  [24 * 60 * MINUTE, 'yesterday'],
  [29 * 24 * 60 * MINUTE, '29 days ago'],
  [400 * 24 * 60 * MINUTE, 'last year'],
  // A clock that is behind the server’s.
  [-5 * MINUTE, 'just now'],
])('%i ms back is %s', (passed, words) => {
  const now = Date.UTC(2026, 10, 20)
  expect(timeAgo(now - passed, now)).toBe(words)
})
