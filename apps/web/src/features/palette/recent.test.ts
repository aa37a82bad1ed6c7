// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { recentIds, rememberRecent } from './recent.ts'

beforeEach(() => localStorage.clear())

test('the newest comes first, and once', () => {
  for (const id of ['a', 'b', 'a']) rememberRecent(id)
  expect(recentIds()).toEqual(['a', 'b'])
})

test('only the last five are kept', () => {
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) rememberRecent(id)
  expect(recentIds()).toEqual(['f', 'e', 'd', 'c', 'b'])
})

test.each(['{', '{"a":1}', 'null', '[1,{"x":2}]'])('%s in storage is nothing to remember', (kept) => {
  localStorage.setItem('parley.recent', kept)
  expect(recentIds()).toEqual([])
})
