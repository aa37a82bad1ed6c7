import { expect, test } from 'vitest'
import { sends, type SendWith } from './send-key.ts'

const press = (change: Partial<KeyboardEvent>, sendWith: SendWith = 'enter') =>
  sends(
    {
      key: 'Enter',
      shiftKey: false,
      metaKey: false,
      ctrlKey: false,
      altKey: false,
      isComposing: false,
      keyCode: 13,
      ...change,
    },
    sendWith,
  )

test('Enter sends and Shift+Enter begins a line', () => {
  expect(press({})).toBe(true)
  expect(press({ shiftKey: true })).toBe(false)
})

test('for those who set it so, only Cmd or Ctrl with Enter sends', () => {
  expect(press({}, 'mod-enter')).toBe(false)
  expect(press({ ctrlKey: true }, 'mod-enter')).toBe(true)
  expect(press({ metaKey: true }, 'mod-enter')).toBe(true)
})

test('picking a word of an input method never sends', () => {
  expect(press({ isComposing: true })).toBe(false)
  expect(press({ keyCode: 229 })).toBe(false)
})

test('other keys do not', () => {
  expect(press({ key: 'a' })).toBe(false)
})
