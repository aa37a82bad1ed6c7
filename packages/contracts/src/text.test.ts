import { expect, test } from 'vitest'
import { Line } from './text.ts'

test.each([
  ['  Ada \n Lovelace\t', 'Ada Lovelace'],
  ['\u202ecilA\u202c', 'cilA'],
  ['\u2066Bob\u2069\u200b', 'Bob'],
  ['👩‍💻', '👩‍💻'],
  ['می‌خواهم', 'می‌خواهم'],
  ['a\ud800b\u0000', 'a\ufffdb'],
])('a name is kept in one line, and in the order in which it is written: %j', (written, kept) => {
  expect(Line.parse(written)).toBe(kept)
})

test.each(['', '   ', '\u202e\u200b', '\u200d\u200c', '\u0007'])('a name can be seen: not %j', (written) => {
  expect(Line.safeParse(written).success).toBe(false)
})
