import type { SessionInfo } from '@parley/contracts'
import { expect, test } from 'vitest'
import { identityOf } from './authenticate.ts'
import { forgetExpired } from './forget-expired.ts'
import { authApp } from './testing/auth-app.ts'
import { ada, bob, login, outcome, register } from './testing/cast.ts'

const list = (body: { json(): { items: SessionInfo[] } }) => body.json().items

test('somebody sees where they are logged in, and ends one of the places', async () => {
  await using server = await authApp()
  const here = await register(server, ada)
  const phone = server.browser()
  await phone.post(
    '/api/auth/login',
    { email: ada.email, password: ada.password },
    { headers: { 'user-agent': 'Phone' }, ip: '10.0.0.9' },
  )
  const sessions = list(await here.browser.get('/api/auth/sessions'))
  expect(sessions).toHaveLength(2)
  expect(sessions.find(({ current }) => !current)).toMatchObject({ userAgent: 'Phone', ip: '10.0.0.9' })

  const phoneId = sessions.find(({ current }) => !current)?.id ?? ''
  expect((await here.browser.delete(`/api/auth/sessions/${phoneId}`)).statusCode).toBe(204)
  expect(outcome(await phone.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  expect((await here.browser.get('/api/auth/session')).statusCode).toBe(200)
  expect(outcome(await here.browser.delete(`/api/auth/sessions/${phoneId}`))).toEqual([404, 'not_found'])
})

test('somebody ends all their other sessions at once', async () => {
  await using server = await authApp()
  const here = await register(server, ada)
  const others = [await login(server, ada), await login(server, ada)]
  expect((await here.browser.delete('/api/auth/sessions')).statusCode).toBe(204)
  for (const { browser } of others) {
    expect(outcome(await browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  }
  expect(list(await here.browser.get('/api/auth/sessions'))).toMatchObject([{ current: true }])
})

test('another person’s session is not there', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  const bobs = await register(server, bob)
  const [session] = list(await bobs.browser.get('/api/auth/sessions'))
  expect(outcome(await browser.delete(`/api/auth/sessions/${session?.id}`))).toEqual([404, 'not_found'])
  expect((await bobs.browser.get('/api/auth/session')).statusCode).toBe(200)
  expect(outcome(await browser.delete('/api/auth/sessions/x'))).toEqual([400, 'validation_failed'])
})

test('nobody has no sessions to see', async () => {
  await using server = await authApp()
  const browser = server.browser()
  for (const path of ['/api/auth/session', '/api/auth/sessions']) {
    expect(outcome(await browser.get(path))).toEqual([401, 'unauthenticated'])
  }
  expect(outcome(await browser.delete('/api/auth/sessions'))).toEqual([401, 'unauthenticated'])
})

test('[R7] a connection that asks again learns at once that its session has ended', async () => {
  await using server = await authApp()
  const { browser, user } = await register(server, ada)
  const [session] = list(await browser.get('/api/auth/sessions'))
  const hints: unknown[] = []
  server.auth.bus.listen((hint) => hints.push(hint))
  expect(await identityOf(server.auth, session?.id ?? '')).toMatchObject({
    actor: { id: user.id, role: 'admin' },
  })
  await browser.post('/api/auth/logout')
  expect(hints).toContainEqual({ kind: 'access', personId: user.id })
  expect(await identityOf(server.auth, session?.id ?? '')).toBeNull()
})

test('a session that another process ended is noticed', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  await browser.get('/api/auth/session')
  await server.auth.store.db.deleteFrom('sessions').execute()
  await expect.poll(async () => (await browser.get('/api/auth/session')).statusCode).toBe(401)
})

test('what is over is forgotten, what is not is kept', async () => {
  await using server = await authApp()
  const { store } = server.auth
  const { browser } = await register(server, ada)
  await browser.post('/api/auth/forgot-password', { email: ada.email })
  await browser.post('/api/auth/login', { email: ada.email, password: 'wrong one' })
  await server.idle()
  const counts = async () => {
    const tables = ['sessions', 'verifications', 'login_failures'] as const
    return Promise.all(
      tables.map(async (table) => (await store.db.selectFrom(table).selectAll().execute()).length),
    )
  }
  await forgetExpired(store, Date.now())
  expect(await counts()).toEqual([1, 1, 1])
  await forgetExpired(store, Date.now() + 2 * 60 * 60_000)
  expect(await counts()).toEqual([1, 0, 0])
  await forgetExpired(store, Date.now() + 31 * 24 * 60 * 60_000)
  expect(await counts()).toEqual([0, 0, 0])
})
