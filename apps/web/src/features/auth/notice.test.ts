import { expect, test } from 'vitest'
import { noticeIn } from './notice.ts'

test('nobody is told anything without a reason', () => {
  expect(noticeIn('')).toBeNull()
  expect(noticeIn('?next=%2Fchat')).toBeNull()
  expect(noticeIn('?verified=0')).toBeNull()
})

test('a confirmed address and a new password are good news', () => {
  expect(noticeIn('?verified=1')?.tone).toBe('success')
  expect(noticeIn('?reset=1')?.text).toContain('new password is saved')
})

test('a provider’s refusal is told in our words, whatever it says', () => {
  expect(noticeIn('?error=access_denied')).toEqual({ tone: 'danger', text: 'Logging in was cancelled.' })
  const unknown = noticeIn('?error=%3Cscript%3E')
  expect(unknown?.text).toBe('Logging in elsewhere did not work. Try again, or use your password.')
})
