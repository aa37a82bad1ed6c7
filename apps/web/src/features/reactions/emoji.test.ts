import { Emoji } from '@parley/contracts'
import { expect, test } from 'vitest'
import { EMOJI, found } from './emoji.ts'
import { QUICK } from './quick.ts'

test('every emoji on offer is one that the server takes, and is there once', () => {
  const all = EMOJI.map(({ emoji }) => emoji)
  expect(all.filter((emoji) => !Emoji.safeParse(emoji).success)).toEqual([])
  expect(new Set(all).size).toBe(all.length)
  expect(QUICK.filter((emoji) => !all.includes(emoji))).toEqual([])
})

test('one finds an emoji by the beginning of any of its words', () => {
  expect(found('celeb').map(({ emoji }) => emoji)).toEqual(['🎉', '🥳'])
  expect(found('ROCK')[0]?.emoji).toBe('🚀')
  expect(found('no such thing')).toEqual([])
  expect(found(' ')).toBe(EMOJI)
})
