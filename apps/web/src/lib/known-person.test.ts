// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { forgetPerson, noteSignedOut, rememberPerson, seemsSignedIn } from './known-person.ts'

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('parley.theme', 'dark')
  rememberPerson('ada')
  localStorage.setItem('parley.draft.1', '"half a thought"')
  localStorage.setItem('parley.outbox.2', '{}')
  localStorage.setItem('another.app', 'stays')
})

const draft = () => localStorage.getItem('parley.draft.1')

test('whoever leaves leaves nothing here but the theme', () => {
  forgetPerson()
  expect(Object.keys(localStorage).toSorted()).toEqual(['another.app', 'parley.theme'])
})

test('a session that has ended does not cost what was being written', () => {
  noteSignedOut()
  expect(seemsSignedIn()).toBe(false)
  rememberPerson('ada')
  expect(seemsSignedIn()).toBe(true)
  expect(draft()).not.toBeNull()
})

test('somebody else on the same browser finds nothing of the one before', () => {
  rememberPerson('bob')
  expect(draft()).toBeNull()
  expect(localStorage.getItem('parley.outbox.2')).toBeNull()
  expect(seemsSignedIn()).toBe(true)
})
