import { createHook } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { authApp, type AuthApp } from './testing/auth-app.ts'
import { ada, bob, outcome, register } from './testing/cast.ts'

const MINUTE = 60_000

const attempt = (server: AuthApp, email: string, password: string) =>
  server.browser().post('/api/auth/login', { email, password })

async function fail(server: AuthApp, email: string, times: number) {
  for (let n = 0; n < times; n++) {
    expect(outcome(await attempt(server, email, 'wrong one'))).toEqual([401, 'invalid_credentials'])
  }
}

test('after five failures an account is locked for a quarter of an hour, also for the right password', async () => {
  await using server = await authApp({ isStill: true })
  await register(server, ada)
  await fail(server, ada.email, 5)
  const locked = await attempt(server, ada.email, ada.password)
  expect(outcome(locked)).toEqual([423, 'account_locked'])
  expect(locked.json<{ retryAfterSeconds: number }>().retryAfterSeconds).toBe(900)
  expect(Number(locked.headers['retry-after'])).toBe(900)
  server.advance(14 * MINUTE)
  expect(outcome(await attempt(server, ada.email, ada.password))).toEqual([423, 'account_locked'])
  server.advance(2 * MINUTE)
  expect((await attempt(server, ada.email, ada.password)).statusCode).toBe(200)
})

test('an address that no account has locks just the same', async () => {
  await using server = await authApp()
  await fail(server, 'nobody@example.org', 5)
  expect(outcome(await attempt(server, 'nobody@example.org', 'wrong one'))).toEqual([423, 'account_locked'])
})

test('a success forgets earlier failures, and so does time', async () => {
  await using server = await authApp()
  await register(server, ada)
  await fail(server, ada.email, 4)
  expect((await attempt(server, ada.email, ada.password)).statusCode).toBe(200)
  await fail(server, ada.email, 4)
  server.advance(16 * MINUTE)
  await fail(server, ada.email, 4)
  expect((await attempt(server, ada.email, ada.password)).statusCode).toBe(200)
})

test('one account’s lock is no other’s', async () => {
  await using server = await authApp()
  await register(server, ada)
  await register(server, bob)
  await fail(server, ada.email, 5)
  expect((await attempt(server, bob.email, bob.password)).statusCode).toBe(200)
})

test('guesses that come all at once get no more answers than five', async () => {
  await using server = await authApp()
  await register(server, ada)
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(server, ada.email, 'wrong one')))
  const codes = answers.map((answer) => outcome(answer)[1])
  expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'account_locked')).toHaveLength(15)
})

test('somebody may log in from many places at once', async () => {
  await using server = await authApp()
  await register(server, ada)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => attempt(server, ada.email, ada.password)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
})

test('an unknown address takes as long to refuse as a known one: as many passwords are hashed', async () => {
  await using server = await authApp()
  await register(server, ada)
  const hashesFor = async (email: string) => {
    let hashes = 0
    const watch = createHook({ init: (_, type) => void (type === 'SCRYPTREQUEST' && hashes++) }).enable()
    await attempt(server, email, 'wrong one')
    watch.disable()
    return hashes
  }
  expect(await hashesFor(ada.email)).toBe(1)
  expect(await hashesFor('eve@example.org')).toBe(1)
})
