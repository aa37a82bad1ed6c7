import { expect, test } from 'vitest'
import { measure } from './password-measure.ts'

test.each([
  ['', 0, '8 characters or more; a few words are best.'],
  ['a', 1, '7 more characters.'],
  ['1234567', 1, '1 more character.'],
  ['12345678', 2, 'Long enough. Longer is safer.'],
  ['correct horse', 3, 'A good length.'],
  ['correct horse battery staple', 4, 'A very good length.'],
  ['x'.repeat(129), 1, 'At most 128 characters.'],
])('“%s” fills %i of four', (password, filled, words) => {
  expect(measure(password)).toMatchObject({ filled, words })
})
