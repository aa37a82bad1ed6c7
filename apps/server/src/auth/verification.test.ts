import { expect, test } from 'vitest'
import { authApp, type AuthApp } from './testing/auth-app.ts'
import { ada, login, outcome, register } from './testing/cast.ts'
import { linkIn, mailServer, type MailServer } from './testing/mail-server.ts'

const tokenIn = (mail: MailServer): string =>
  new URL(linkIn(mail.received.at(-1) ?? '')).searchParams.get('token') ?? ''

const profileOf = async (server: AuthApp) => (await login(server, ada)).user

test('somebody confirms their address by the link in a mail, which leads back to the login', async () => {
  await using mail = await mailServer()
  await using server = await authApp({ env: { SMTP_URL: mail.url, PUBLIC_URL: 'https://chat.example.org' } })
  const { user } = await register(server, ada)
  expect(user.emailVerified).toBe(false)
  await server.idle()
  const link = new URL(linkIn(mail.received[0] ?? ''))
  expect(`${link.origin}${link.pathname}`).toBe('https://chat.example.org/auth/verify')

  const answer = await server.browser().get(`${link.pathname}${link.search}`)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/auth/login?verified=1'])
  expect(await profileOf(server)).toMatchObject({ emailVerified: true })
})

test('open pages of a person hear that their address is confirmed', async () => {
  await using mail = await mailServer()
  await using server = await authApp({ env: { SMTP_URL: mail.url } })
  const { user } = await register(server, ada)
  await server.idle()
  expect((await server.browser().post('/api/auth/verify-email', { token: tokenIn(mail) })).statusCode).toBe(
    204,
  )
  const events = await server.auth.store.db.selectFrom('events').selectAll().execute()
  expect(events).toMatchObject([{ stream_id: `person:${user.id}`, seq: 1, type: 'profile.changed' }])
  expect(JSON.parse(events[0]?.body ?? '')).toMatchObject({ profile: { ...user, emailVerified: true } })
})

test('where addresses must be confirmed, nobody gets in before', async () => {
  await using mail = await mailServer()
  await using server = await authApp({ env: { SMTP_URL: mail.url, REQUIRE_VERIFIED_EMAIL: 'true' } })
  const browser = server.browser()
  const registered = await browser.post('/api/auth/register', ada)
  expect(outcome(registered)).toEqual([403, 'email_not_verified'])
  expect(registered.cookies).toEqual([])
  const { email, password } = ada
  expect(outcome(await browser.post('/api/auth/login', { email, password }))).toEqual([
    403,
    'email_not_verified',
  ])
  expect(outcome(await browser.post('/api/auth/login', { email, password: 'wrong one' }))).toEqual([
    401,
    'invalid_credentials',
  ])
  await server.idle()
  await server.browser().post('/api/auth/verify-email', { token: tokenIn(mail) })
  await login(server, ada)
})

test('the link can be asked for again, but says nothing about who has an account', async () => {
  await using mail = await mailServer()
  await using server = await authApp({ env: { SMTP_URL: mail.url } })
  await register(server, ada)
  await server.idle()
  mail.received.length = 0
  for (const email of [ada.email, 'eve@example.org']) {
    expect((await server.browser().post('/api/auth/resend-verification', { email })).statusCode).toBe(204)
  }
  await server.idle()
  expect(mail.received).toHaveLength(1)
  expect(mail.received[0]).toContain('To: ada@example.org')

  await server.browser().post('/api/auth/verify-email', { token: tokenIn(mail) })
  await server.browser().post('/api/auth/resend-verification', { email: ada.email })
  await server.idle()
  expect(mail.received).toHaveLength(1)
})

test('tokens that are not ours confirm nothing', async () => {
  await using server = await authApp()
  const { accessToken } = await register(server, ada)
  for (const token of ['x', accessToken.slice(0, 499), 'a.b.c']) {
    const answer = await server.browser().post('/api/auth/verify-email', { token })
    expect(outcome(answer)).toEqual([400, 'invalid_token'])
  }
  for (const query of ['', '?token=', '?token=x', '?token=a&token=b']) {
    const { statusCode, headers } = await server.browser().get(`/auth/verify${query}`)
    expect([statusCode, headers.location]).toEqual([303, '/auth/login?error=invalid_token'])
  }
  expect(await profileOf(server)).toMatchObject({ emailVerified: false })
})
