// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { keptRecords } from './kept-records.ts'

beforeEach(() => localStorage.clear())

test('what is kept is there for the next page, and only under its own name', () => {
  localStorage.setItem('other.thing', '"not ours"')
  keptRecords<string>('ours').keep('one', 'first')
  expect(keptRecords<string>('ours').all()).toEqual({ one: 'first' })
})

test('what was dropped is gone', () => {
  const records = keptRecords<string>('ours')
  records.keep('one', 'first')
  records.drop('one')
  expect(records.all()).toEqual({})
})

test('what cannot be read is passed over', () => {
  localStorage.setItem('ours.broken', '{')
  expect(keptRecords('ours').all()).toEqual({})
})

test('a full storage does not stop anyone', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(() => keptRecords('ours').keep('one', 'x')).not.toThrow()
  full.mockRestore()
})

test('other tabs are heard', () => {
  const heard: unknown[] = []
  const end = keptRecords<string>('ours').onOthers((id, value) => heard.push([id, value]))
  tell('"hello"')
  tell(null)
  end()
  tell('"later"')
  expect(heard).toEqual([
    ['one', 'hello'],
    ['one', null],
  ])
})

function tell(newValue: string | null) {
  dispatchEvent(new StorageEvent('storage', { key: 'ours.one', newValue, storageArea: localStorage }))
}
