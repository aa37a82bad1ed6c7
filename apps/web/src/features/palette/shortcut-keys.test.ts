import { expect, test } from 'vitest'
import { keysOf } from './shortcut-keys.ts'

const printed = (chord: string, apple: boolean) => keysOf(chord, apple).map((key) => key.printed)
const spoken = (chord: string, apple: boolean) => keysOf(chord, apple).map((key) => key.spoken)

test.each([
  ['mod+k', ['⌘', 'K'], ['Ctrl', 'K']],
  ['mod+shift+o', ['⇧', '⌘', 'O'], ['Ctrl', 'Shift', 'O']],
  ['alt+shift+t', ['⌥', '⇧', 'T'], ['Alt', 'Shift', 'T']],
  ['alt+arrowdown', ['⌥', '↓'], ['Alt', '↓']],
  ['mod+enter', ['⌘', '↩'], ['Ctrl', 'Enter']],
  ['mod+,', ['⌘', ','], ['Ctrl', ',']],
  ['f2', ['F2'], ['F2']],
  ['?', ['?'], ['?']],
])('%s is printed as each platform does', (chord, apple, others) => {
  expect(printed(chord, true)).toEqual(apple)
  expect(printed(chord, false)).toEqual(others)
})

test('signs are read out as words', () => {
  expect(spoken('mod+shift+o', true)).toEqual(['Shift', 'Command', 'O'])
  expect(spoken('mod+.', false)).toEqual(['Control', 'Full stop'])
  expect(spoken('?', false)).toEqual(['Question mark'])
})
