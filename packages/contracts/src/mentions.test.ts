import { expect, test } from 'vitest'
import { mentionSpans, mentionsIn } from './mentions.ts'

test.each([
  ['hello @ada', ['ada']],
  ['@ada, @Bob and @ada again.', ['ada', 'bob']],
  ['ask @ada-lovelace.', ['ada-lovelace']],
  ['(@x.y_z) “@room”', ['x.y_z', 'room']],
  ['mail ada@example.org or see a/@b', []],
  ['`@ada` and\n```\n@bob\n```\nbut @eve', ['eve']],
  ['```\n@ada never closed', []],
  ['@@ada @ ada @-ada', []],
  ['', []],
])('%j mentions %j', (text, handles) => {
  expect(mentionsIn(text)).toEqual(handles)
})

test('a mention is found where it stands, also behind code', () => {
  const text = '`@ada` then @Bob.'
  expect(mentionSpans(text)).toEqual([{ start: 12, end: 16, handle: 'bob' }])
  expect(text.slice(12, 16)).toBe('@Bob')
})

// What takes the square of the length would not come to an end here.
test('a long text of nothing but signs mentions what it says, or nobody', () => {
  expect(mentionsIn('@a-'.repeat(60_000))).toEqual(['a'])
  expect(mentionsIn('`'.repeat(100_000))).toEqual([])
  expect(mentionsIn('```\n'.repeat(50_000))).toEqual([])
})
