import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { authApp, type AuthApp } from './testing/auth-app.ts'
import { ada, login, outcome, outcomes, register } from './testing/cast.ts'
import { linkIn, mailServer } from './testing/mail-server.ts'

const MINUTE = 60_000
const NEW_PASSWORD = 'a better password'

const forgot = (server: AuthApp, email = ada.email, headers: Record<string, string> = {}) =>
  server.browser().post('/api/auth/forgot-password', { email }, { headers })
const reset = (server: AuthApp, token: string, password = NEW_PASSWORD) =>
  server.browser().post('/api/auth/reset-password', { token, password })
const validate = (server: AuthApp, token: string) =>
  server.browser().post('/api/auth/validate-reset-token', { token })

async function outboxOf(server: AuthApp): Promise<string[]> {
  const folder = join(server.env.dataDir, 'outbox')
  const files = await readdir(folder).catch(() => [])
  return Promise.all(
    files.toSorted((a, b) => a.localeCompare(b)).map((file) => readFile(join(folder, file), 'utf8')),
  )
}

async function resetToken(server: AuthApp): Promise<string> {
  await forgot(server)
  await server.idle()
  return new URL(linkIn((await outboxOf(server)).at(-1) ?? '')).searchParams.get('token') ?? ''
}

test('somebody who forgot their password chooses a new one by the link in a mail', async () => {
  await using mail = await mailServer()
  await using server = await authApp({
    env: {
      SMTP_URL: mail.url,
      MAIL_FROM: 'Parley <chat@example.org>',
      PUBLIC_URL: 'https://chat.example.org/',
    },
  })
  const before = await register(server, ada)
  await server.idle()
  mail.received.length = 0

  expect((await forgot(server)).statusCode).toBe(204)
  await server.idle()
  expect(mail.received).toHaveLength(1)
  expect(mail.received[0]).toContain('From: Parley <chat@example.org>')
  expect(mail.received[0]).toContain('To: ada@example.org')
  const link = new URL(linkIn(mail.received[0] ?? ''))
  expect(`${link.origin}${link.pathname}`).toBe('https://chat.example.org/auth/reset')
  const token = link.searchParams.get('token') ?? ''
  expect(JSON.stringify(server.logged)).not.toContain(token)

  expect((await validate(server, token)).statusCode).toBe(204)
  expect((await reset(server, token)).statusCode).toBe(204)
  expect(outcome(await before.browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  expect(
    outcome(await server.browser().post('/api/auth/login', { email: ada.email, password: ada.password })),
  ).toEqual([401, 'invalid_credentials'])
  await login(server, { ...ada, password: NEW_PASSWORD })
})

test('a reset link works once', async () => {
  await using server = await authApp()
  await register(server, ada)
  const token = await resetToken(server)
  const answers = await Promise.all([reset(server, token), reset(server, token)])
  expect(outcomes(answers)).toEqual([
    [204, null],
    [400, 'invalid_token'],
  ])
  expect(outcome(await validate(server, token))).toEqual([400, 'invalid_token'])
})

test('a reset link is over after an hour', async () => {
  await using server = await authApp()
  await register(server, ada)
  const token = await resetToken(server)
  server.advance(59 * MINUTE)
  expect((await validate(server, token)).statusCode).toBe(204)
  server.advance(2 * MINUTE)
  expect(outcome(await validate(server, token))).toEqual([400, 'invalid_token'])
  expect(outcome(await reset(server, token))).toEqual([400, 'invalid_token'])
})

test('a token that was never given out, or a new password too short, changes nothing', async () => {
  await using server = await authApp()
  await register(server, ada)
  const token = await resetToken(server)
  expect(outcome(await reset(server, 'never given out'))).toEqual([400, 'invalid_token'])
  expect(outcome(await reset(server, token, 'short'))).toEqual([400, 'weak_password'])
  expect(outcome(await reset(server, 'x'.repeat(501)))).toEqual([400, 'validation_failed'])
  expect((await reset(server, token)).statusCode).toBe(204)
})

test('a reset lifts the lock of the account', async () => {
  await using server = await authApp()
  await register(server, ada)
  for (let n = 0; n < 6; n++)
    await server.browser().post('/api/auth/login', { email: ada.email, password: 'wrong one' })
  await reset(server, await resetToken(server))
  await login(server, { ...ada, password: NEW_PASSWORD })
})

test('an address nobody has is answered the same, and gets no mail', async () => {
  await using server = await authApp()
  expect((await forgot(server, 'eve@example.org')).statusCode).toBe(204)
  await server.idle()
  expect(await outboxOf(server)).toEqual([])
  expect(outcome(await forgot(server, 'eve'))).toEqual([400, 'validation_failed'])
})

test('the link leads to our own address, whatever Host the request named', async () => {
  await using server = await authApp()
  await register(server, ada)
  await forgot(server, ada.email, {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    origin: 'https://evil.example',
  })
  await server.idle()
  const [message = ''] = await outboxOf(server)
  expect(message).not.toContain('evil')
  expect(linkIn(message)).toContain('http://localhost:3000/auth/reset?token=')
})

test('without a mail server the message is kept for the operator alone, and the log says where', async () => {
  await using server = await authApp()
  await register(server, ada)
  const token = await resetToken(server)
  const line = server.logged.find(({ file }) => typeof file === 'string')
  expect(line).toMatchObject({ to: ada.email, link: expect.stringContaining(token) })
  expect((await stat(String(line?.['file']))).mode & 0o777).toBe(0o600)
})

test('a link that was sent lies nowhere in the database', async () => {
  await using server = await authApp()
  await register(server, ada)
  const token = await resetToken(server)
  const { db } = server.auth.store
  const rows = [
    await db.selectFrom('verifications').selectAll().execute(),
    await db.selectFrom('jobs').selectAll().execute(),
  ]
  expect(rows[0]).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a mail server that is away gets the mail later', async () => {
  await using mail = await mailServer({ refusing: 1 })
  await using server = await authApp({ env: { SMTP_URL: mail.url }, isStill: true })
  await register(server, { ...ada })
  await server.idle()
  expect(mail.received).toEqual([])
  server.advance(MINUTE)
  await server.idle()
  expect(mail.received).toHaveLength(1)
})
