import { expect, test } from 'vitest'
import { participant } from './participant.fixture.ts'
import { queryAt, suggestionsFor, withMention } from './suggest.ts'

const CAST = [
  participant('ada', { name: 'Ada Lovelace' }),
  participant('bob', { name: 'Bob Ada' }),
  participant('eve', { name: 'Eve' }),
  participant('adviser', { name: 'The Adviser', kind: 'agent' }),
]

test.each([
  ['@', 1, { from: 0, query: '' }],
  ['ask @ad', 7, { from: 4, query: 'ad' }],
  ['ask @ad now', 7, { from: 4, query: 'ad' }],
  ['(@bob-', 6, { from: 1, query: 'bob-' }],
  ['mail ada@ex', 11, null],
  ['@@ada', 5, null],
  ['@ada done', 9, null],
  ['', 0, null],
])('in %j at %i', (text, caret, query) => {
  expect(queryAt(text, caret)).toEqual(query)
})

test('handles come before names, oneself is left out, and everybody is there', () => {
  const handles = (query: string) => suggestionsFor(CAST, query, 'eve').map(({ handle }) => handle)
  expect(handles('ad')).toEqual(['ada', 'adviser', 'bob'])
  expect(handles('love')).toEqual(['ada'])
  expect(handles('ro')).toEqual(['room'])
  expect(handles('')).toEqual(['ada', 'bob', 'adviser', 'room'])
  expect(handles('eve')).toEqual([])
})

test('what was typed is replaced by the handle, with one blank behind it', () => {
  expect(withMention('ask @ad', { from: 4, query: 'ad' }, 'ada')).toEqual({ text: 'ask @ada ', caret: 9 })
  expect(withMention('@b to', { from: 0, query: 'b' }, 'bob')).toEqual({ text: '@bob to', caret: 5 })
})
