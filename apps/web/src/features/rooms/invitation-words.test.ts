import type { Invitation } from '@parley/contracts'
import { expect, test } from 'vitest'
import { wordsOf } from './invitation-words.ts'

const NOW = 1_000_000_000_000
const HOUR_MS = 3_600_000

const invitation = (change: Partial<Invitation> = {}): Invitation => ({
  id: 'i',
  chatId: 'c',
  role: 'member',
  email: null,
  createdBy: { id: 'a', name: 'Ada' },
  createdAt: NOW,
  expiresAt: NOW + 5 * HOUR_MS,
  maxUses: null,
  uses: 0,
  revokedAt: null,
  open: true,
  ...change,
})

test('a link says for whom it is, how long it lasts and how often it was used', () => {
  expect(wordsOf(invitation({ uses: 1 }), NOW)).toEqual({
    title: 'Link for members',
    detail: '5 hours left, used once · by Ada',
  })
  expect(wordsOf(invitation({ role: 'viewer', expiresAt: null, maxUses: 5, uses: 2 }), NOW)).toEqual({
    title: 'Link for viewers',
    detail: 'never ends, used 2 of 5 · by Ada',
  })
})

test('one that cannot be used any more says why', () => {
  const over = { open: false }
  expect(wordsOf(invitation({ ...over, revokedAt: NOW }), NOW).detail).toMatch(/^taken back/)
  expect(wordsOf(invitation({ ...over, maxUses: 1, uses: 1 }), NOW).detail).toMatch(/^used up/)
  expect(wordsOf(invitation({ ...over, expiresAt: NOW - 1 }), NOW).detail).toMatch(/^expired/)
  expect(wordsOf(invitation({ ...over, email: 'bob@example.com', maxUses: 1, uses: 1 }), NOW)).toEqual({
    title: 'bob@example.com',
    detail: 'accepted · by Ada',
  })
})
