import type { Session } from '@parley/contracts'
import { expect, test } from 'vitest'
import { authApp, type AuthApp } from './testing/auth-app.ts'
import { ada, login, outcome, register } from './testing/cast.ts'

const refresh = (server: AuthApp, refreshToken: string) =>
  server.browser().post('/api/auth/refresh', { refreshToken })

test('a refresh token is traded for a new pair', async () => {
  await using server = await authApp()
  const first = await register(server, ada)
  server.advance(20 * 60_000)
  const second = (await refresh(server, first.refreshToken)).json<Session>()
  expect(second.refreshToken).not.toBe(first.refreshToken)
  expect((await server.browser().get('/api/auth/session', { bearer: second.accessToken })).statusCode).toBe(
    200,
  )
  const third = (await refresh(server, second.refreshToken)).json<Session>()
  expect(third.user.id).toBe(first.user.id)
})

test('a refresh token that comes back ends the session for whoever holds it, and no other session', async () => {
  await using server = await authApp()
  const elsewhere = await register(server, ada)
  const first = await login(server, ada)
  const second = (await refresh(server, first.refreshToken)).json<Session>()
  expect(outcome(await refresh(server, first.refreshToken))).toEqual([401, 'unauthenticated'])
  expect(outcome(await refresh(server, second.refreshToken))).toEqual([401, 'unauthenticated'])
  const ask = (bearer: string) => server.browser().get('/api/auth/session', { bearer })
  expect(outcome(await ask(second.accessToken))).toEqual([401, 'unauthenticated'])
  expect((await ask(elsewhere.accessToken)).statusCode).toBe(200)
})

test('of two uses of one refresh token at once, at most one is answered', async () => {
  await using server = await authApp()
  const { refreshToken } = await register(server, ada)
  const answers = await Promise.all([refresh(server, refreshToken), refresh(server, refreshToken)])
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeLessThanOrEqual(1)
})

test('a browser extends its session by its cookie', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  for (const body of [undefined, {}]) {
    const answer = await browser.post('/api/auth/refresh', body)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.cookies[0]).toMatchObject({ maxAge: 30 * 86_400 })
  }
  expect(outcome(await server.browser().post('/api/auth/refresh'))).toEqual([401, 'unauthenticated'])
})

test('refreshing by the cookie leaves the refresh token of the session good', async () => {
  await using server = await authApp()
  const { browser, refreshToken } = await register(server, ada)
  await browser.post('/api/auth/refresh')
  expect((await refresh(server, refreshToken)).statusCode).toBe(200)
})

test('refresh tokens that are not ours are refused', async () => {
  await using server = await authApp()
  const { refreshToken } = await register(server, ada)
  const [session, , signature] = refreshToken.split('.') as [string, string, string]
  for (const forged of [
    'x',
    `${session}.1.${signature}`,
    `${session}.0.${'A'.repeat(43)}`,
    `${refreshToken}x`,
    '..',
  ]) {
    expect(outcome(await refresh(server, forged)), forged).toEqual([401, 'unauthenticated'])
  }
  expect((await refresh(server, refreshToken)).statusCode).toBe(200)
})

test('a refresh token of the wrong form is a mistake', async () => {
  await using server = await authApp()
  for (const body of [
    { refreshToken: 7 },
    { refreshToken: '' },
    { refreshToken: 'x'.repeat(501) },
    { token: 'x' },
  ]) {
    const answer = await server.browser().post('/api/auth/refresh', body)
    expect(outcome(answer)).toEqual([400, 'validation_failed'])
  }
})
