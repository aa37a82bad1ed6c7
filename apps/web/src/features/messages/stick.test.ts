import { expect, test } from 'vitest'
import { isAtEnd, sticks } from './stick.ts'

const at = (top: number, height = 2000, view = 500) => ({ top, height, view })

test('near the end counts as the end', () => {
  expect(isAtEnd(at(1480))).toBe(true)
  expect(isAtEnd(at(1400))).toBe(false)
})

test('someone who goes up is let go', () => {
  expect(sticks(true, at(1500), at(1300))).toBe(false)
})

test('text that grows below does not let go', () => {
  expect(sticks(true, at(1500), at(1500, 2400))).toBe(true)
})

test('text that shrinks, or a keyboard that opens, does not let go', () => {
  expect(sticks(true, at(1500, 2000), at(1200, 1800))).toBe(true)
  expect(sticks(true, at(1500, 2000, 500), at(1400, 2000, 300))).toBe(true)
})

test('someone reading above stays there, whatever comes', () => {
  expect(sticks(false, at(300), at(300, 2600))).toBe(false)
  expect(sticks(false, at(300), at(500))).toBe(false)
})

test('back at the end, it follows again', () => {
  expect(sticks(false, at(300), at(1490))).toBe(true)
})

test('late word of having followed the end does not hold who has turned the wheel', () => {
  expect(sticks(false, at(1500), at(1500))).toBe(false)
  expect(sticks(false, at(1500), at(1500, 2024))).toBe(false)
  expect(sticks(true, at(1500), at(1500, 2024))).toBe(true)
})

test('the first step up lets go, though it is still near the end', () => {
  expect(sticks(true, at(1500), at(1490))).toBe(false)
  expect(sticks(false, at(1490), at(1480))).toBe(false)
})

test('where nothing is to be scrolled is the end', () => {
  expect(sticks(false, at(300), at(0, 400))).toBe(true)
})
