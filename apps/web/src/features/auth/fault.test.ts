import { AppError } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'
import { expect, test } from 'vitest'
import { faultOf } from './fault.ts'

test('a wrong password is said of the whole form, never of one field', () => {
  expect(faultOf(new AppError('invalid_credentials'), true)).toEqual({
    code: 'invalid_credentials',
    fields: {},
    summary: 'E-mail or password is wrong.',
  })
})

test.each([
  [1, '1 second'],
  [61, '61 seconds'],
  [91, '2 minutes'],
  [840, '14 minutes'],
  [841, '15 minutes'],
  [7200, '2 hours'],
])('a lock of %i s is told as %s', (retryAfterSeconds, words) => {
  const { summary } = faultOf(new AppError('account_locked', { retryAfterSeconds }), true)
  expect(summary).toContain(`Try again in ${words}.`)
})

test('too many attempts say how long to wait', () => {
  const { summary } = faultOf(new AppError('too_many_requests', { retryAfterSeconds: 12 }), true)
  expect(summary).toBe('Too many attempts from here. Try again in 12 seconds.')
})

test('what the server found in the fields is said beside them, in our words', () => {
  const issues = [
    { path: 'body/email', message: 'Invalid email address' },
    { path: 'body/name', message: 'Too big: expected string to have <=80 characters' },
  ]
  const fault = faultOf(new AppError('validation_failed', { issues }), true)
  expect(fault.fields).toEqual({
    email: 'This is not a whole e-mail address.',
    name: 'Give a name of 1 to 80 characters.',
  })
  expect(fault.summary).toBeNull()
})

test('an issue that belongs to no field is said of the whole', () => {
  const issues = [
    { path: 'body/email', message: 'Invalid' },
    { path: 'body', message: 'Unrecognized key: "x"' },
  ]
  const fault = faultOf(new AppError('validation_failed', { detail: 'body: odd', issues }), true)
  expect(fault.summary).toBe('body: odd')
})

test('an address that is taken and a weak password are said beside the field', () => {
  expect(faultOf(new AppError('email_taken'), true)).toMatchObject({
    fields: { email: 'An account with this e-mail address exists already.' },
    summary: null,
  })
  expect(faultOf(new AppError('weak_password'), true).fields.newPassword).toContain('8 to 128')
})

test('a server out of reach and a device out of the net are told apart', () => {
  expect(faultOf(new NetworkError(), true).summary).toBe('The server cannot be reached right now.')
  expect(faultOf(new NetworkError(), false).summary).toContain('offline')
})

test('what nobody expected shows nothing of its inside', () => {
  expect(faultOf(new TypeError('x is undefined'), true).summary).toBe('Something went wrong here. Try again.')
})
