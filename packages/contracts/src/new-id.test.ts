import { expect, test } from 'vitest'
import { idsBy, newId } from './new-id.ts'

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NOW = 1_764_100_000_000

const timeIn = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

test('an id says when it was made, in the form of a UUIDv7', () => {
  const id = idsBy(() => NOW)()
  expect(id).toMatch(FORM)
  expect(timeIn(id)).toBe(NOW)
})

test('ids made one after the other sort as they were made, and none comes twice', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.every((id) => FORM.test(id))).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a clock that is set back a little leaves the order as it was', () => {
  let now = NOW
  const newIdThen = idsBy(() => now)
  const ids = [NOW, NOW - 5000, NOW - 9000, NOW + 1].map((time) => {
    now = time
    return newIdThen()
  })
  expect(ids.toSorted()).toEqual(ids)
})

test('a clock that was far ahead and is put right is believed', () => {
  let now = NOW + 3_600_000
  const newIdThen = idsBy(() => now)
  newIdThen()
  now = NOW
  expect(timeIn(newIdThen())).toBe(NOW)
})
