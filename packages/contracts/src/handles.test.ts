import { describe, expect, test } from 'vitest'
import { Handle, handleSkeleton } from './handles.ts'

describe('a handle', () => {
  test.each(['ada', 'a1', 'ada-lovelace', 'ada.l', 'x_y-z.0', 'Ada', ' ada '])('may be %j', (handle) => {
    expect(Handle.parse(handle)).toBe(handle.trim().toLowerCase())
  })

  test.each(['a', '', '-ada', 'ada-', 'a--b', 'a b', 'ädä', 'аda', 'ada!', '@ada', 'a'.repeat(33)])(
    'may not be %j',
    (handle) => {
      expect(Handle.safeParse(handle).success).toBe(false)
    },
  )

  test.each(['room', 'r00m', 'everyone', 'adm1n', 'Par-ley', 'system'])('%j is kept for Parley', (handle) => {
    expect(Handle.safeParse(handle).success).toBe(false)
  })
})

describe('what looks alike has one skeleton', () => {
  test.each([
    ['ada-lovelace', 'adalovelace'],
    ['modern', 'modem'],
    ['oliver', '0liver'],
    ['lily', '1i1y'],
    ['vvalter', 'walter'],
    ['s.am', '5am'],
  ])('%s and %s', (one, other) => {
    expect(handleSkeleton(one)).toBe(handleSkeleton(other))
  })

  test('and what does not has another', () => {
    expect(handleSkeleton('ada')).not.toBe(handleSkeleton('eda'))
  })
})
