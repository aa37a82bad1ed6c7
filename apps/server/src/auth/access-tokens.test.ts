import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose'
import { expect, test } from 'vitest'
import { authApp } from './testing/auth-app.ts'
import { ada, login, outcome, register } from './testing/cast.ts'

const MINUTE = 60_000

test('an access token says who holds it, and anybody can check it by the public keys', async () => {
  await using server = await authApp()
  const { accessToken, user } = await register(server, ada)
  const keys = (await server.browser().get('/api/auth/jwks')).json()
  expect(JSON.stringify(keys)).not.toContain('"d"')
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet(keys), {
    issuer: 'parley',
    audience: 'parley',
  })
  expect(payload).toMatchObject({ sub: user.id, name: 'Ada', role: 'admin', sid: expect.any(String) })
  const profile = await server.browser().get('/api/auth/session', { bearer: accessToken })
  expect(profile.json()).toMatchObject({ id: user.id })
})

test('an access token is over after a quarter of an hour, and says so', async () => {
  await using server = await authApp()
  const { accessToken } = await register(server, ada)
  const ask = () => server.browser().get('/api/auth/session', { bearer: accessToken })
  server.advance(14 * MINUTE)
  expect((await ask()).statusCode).toBe(200)
  server.advance(2 * MINUTE)
  expect(outcome(await ask())).toEqual([401, 'token_expired'])
})

test('a token whose session has ended is refused at once', async () => {
  await using server = await authApp()
  const { accessToken, browser } = await register(server, ada)
  const ask = () => server.browser().get('/api/auth/session', { bearer: accessToken })
  expect((await ask()).statusCode).toBe(200)
  await browser.post('/api/auth/logout')
  expect(outcome(await ask())).toEqual([401, 'unauthenticated'])
})

test('a session is over when nobody has used it for a month', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  server.advance(31 * 24 * 60 * MINUTE)
  expect(outcome(await browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
})

test('a session that is used lasts on', async () => {
  await using server = await authApp()
  const { browser, user } = await register(server, ada)
  for (let week = 0; week < 6; week++) {
    server.advance(7 * 24 * 60 * MINUTE)
    await server.idle()
    // What was read a moment ago, by the clock on the wall, was read a week ago.
    server.auth.sessions.changed(user.id)
    expect((await browser.get('/api/auth/session')).statusCode).toBe(200)
    await server.idle()
  }
})

test('tokens that are not ours are refused', async () => {
  await using server = await authApp()
  const { accessToken } = await register(server, ada)
  const [header, payload, signature] = accessToken.split('.') as [string, string, string]
  const claims = decodeJwt(accessToken)
  const { kid } = decodeProtectedHeader(accessToken)
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const signed = (protectedHeader: object) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...protectedHeader }).sign(privateKey)
  const hmac = new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', ...(kid && { kid }) })
    .sign(new TextEncoder().encode(JSON.stringify(jwk)))

  const forgeries = [
    'x',
    `${header}.${payload}`,
    `${header}.${payload}.`,
    `${encode({ alg: 'none' })}.${payload}.`,
    `${encode({ alg: 'none', kid })}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, sub: 'eve' })}.${signature}`,
    `${header}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
    await signed({ kid }),
    await signed({ kid: 'mine' }),
    await signed({ jwk }),
    await hmac,
    'x'.repeat(10_000),
  ]
  for (const bearer of forgeries) {
    const answer = await server.browser().get('/api/auth/session', { bearer })
    expect(outcome(answer), bearer.slice(0, 200)).toEqual([401, 'unauthenticated'])
  }
})

test('a bad token is not excused by a good cookie', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  expect(outcome(await browser.get('/api/auth/session', { bearer: 'x' }))).toEqual([401, 'unauthenticated'])
})

test('with a new secret everybody can log in again, and nothing old holds', async () => {
  await using before = await authApp({ env: { PARLEY_SECRET: 'x'.repeat(40) } })
  const old = await register(before, ada)
  await using after = await authApp({ env: { PARLEY_SECRET: 'y'.repeat(40) }, store: before.auth.store })
  const browser = after.browser()
  old.browser.cookies.forEach((value, name) => browser.cookies.set(name, value))
  expect(outcome(await browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  const fresh = await login(after, ada)
  expect((await after.browser().get('/api/auth/session', { bearer: fresh.accessToken })).statusCode).toBe(200)
  expect(outcome(await after.browser().get('/api/auth/session', { bearer: old.accessToken }))).toEqual([
    401,
    'unauthenticated',
  ])
})

test('[R7] processes that share a store know each other’s tokens and revocations', async () => {
  await using one = await authApp({ env: { PARLEY_SECRET: 'x'.repeat(40) } })
  await using other = await authApp({ env: { PARLEY_SECRET: 'x'.repeat(40) }, store: one.auth.store })
  const first = await register(one, ada)
  const ask = (bearer: string) => other.browser().get('/api/auth/session', { bearer })
  expect((await ask(first.accessToken)).statusCode).toBe(200)
  const second = await login(other, ada)
  expect((await one.browser().get('/api/auth/session', { bearer: second.accessToken })).statusCode).toBe(200)
  await first.browser.post('/api/auth/logout')
  await expect.poll(async () => (await ask(first.accessToken)).statusCode).toBe(401)
})
