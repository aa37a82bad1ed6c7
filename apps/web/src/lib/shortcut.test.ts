import { expect, test } from 'vitest'
import { matches, printed } from './shortcut.ts'

const press = (change: Partial<KeyboardEvent>) => ({
  key: '',
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})

test('mod is Ctrl on a PC and ⌘ on a Mac', () => {
  const ctrl = press({ key: 'k', code: 'KeyK', ctrlKey: true })
  const command = press({ key: 'k', code: 'KeyK', metaKey: true })
  expect(matches('mod+k', ctrl, false)).toBe(true)
  expect(matches('mod+k', command, false)).toBe(false)
  expect(matches('mod+k', command, true)).toBe(true)
  expect(matches('mod+k', ctrl, true)).toBe(false)
})

test('a letter with Alt is known by its place, as Macs turn it into another sign', () => {
  expect(matches('alt+shift+p', press({ key: '∏', code: 'KeyP', altKey: true, shiftKey: true }), true)).toBe(
    true,
  )
})

test('a sign is a sign, with Shift or without', () => {
  expect(matches('?', press({ key: '?', code: 'Slash', shiftKey: true }), false)).toBe(true)
  expect(matches('/', press({ key: '/', code: 'Slash' }), false)).toBe(true)
})

test('more keys than the chord has are another chord', () => {
  expect(matches('mod+k', press({ key: 'k', code: 'KeyK', ctrlKey: true, shiftKey: true }), false)).toBe(
    false,
  )
  expect(matches('f2', press({ key: 'F2', code: 'F2', altKey: true }), false)).toBe(false)
})

test('chords read as they are printed on the keyboard', () => {
  expect(printed('mod+shift+o', true)).toBe('⌘⇧O')
  expect(printed('mod+shift+o', false)).toBe('Ctrl+Shift+O')
  expect(printed('alt+arrowdown', false)).toBe('Alt+↓')
})
