import { expect, test } from 'vitest'
import { authApp } from './testing/auth-app.ts'
import { ada, outcome, outcomes, register } from './testing/cast.ts'

test('somebody registers, is logged in, logs out and logs in again', async () => {
  await using server = await authApp()
  const browser = server.browser()

  const registered = await browser.post('/api/auth/register', ada)
  expect(registered.json()).toMatchObject({ user: { email: ada.email, name: 'Ada' }, expiresIn: 900 })
  expect(registered.statusCode).toBe(201)
  expect((await browser.get('/api/auth/session')).json()).toMatchObject({ name: 'Ada', hasPassword: true })

  expect((await browser.post('/api/auth/logout')).statusCode).toBe(204)
  expect(outcome(await browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])

  const loggedIn = await browser.post('/api/v1/auth/login', {
    email: ' ADA@example.org',
    password: ada.password,
  })
  expect(loggedIn.json()).toMatchObject({ user: { email: ada.email } })
  expect((await browser.get('/api/v1/auth/session')).statusCode).toBe(200)
})

test('a session that was logged out cannot be used by a copy of its cookie', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  const thief = server.browser()
  browser.cookies.forEach((value, name) => thief.cookies.set(name, value))
  expect((await thief.get('/api/auth/session')).statusCode).toBe(200)
  await browser.post('/api/auth/logout')
  expect(outcome(await thief.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
})

test('nobody may log out, and nothing happens', async () => {
  await using server = await authApp()
  expect((await server.browser().post('/api/auth/logout')).statusCode).toBe(204)
})

test('a wrong password and an unknown address are refused alike', async () => {
  await using server = await authApp()
  await register(server, ada)
  const wrong = await server
    .browser()
    .post('/api/auth/login', { ...ada, name: undefined, password: 'wrong one' })
  const unknown = await server
    .browser()
    .post('/api/auth/login', { email: 'eve@example.org', password: 'wrong one' })
  expect(outcome(wrong)).toEqual([401, 'invalid_credentials'])
  expect({ ...wrong.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
})

test('an address can have one account, in whatever case it is written', async () => {
  await using server = await authApp()
  await register(server, ada)
  const again = await server.browser().post('/api/auth/register', { ...ada, email: 'Ada@Example.org' })
  expect(outcome(again)).toEqual([409, 'email_taken'])
})

test('two registrations of one address at once make one account', async () => {
  await using server = await authApp()
  const answers = await Promise.all([1, 2, 3].map(() => server.browser().post('/api/auth/register', ada)))
  expect(outcomes(answers)).toEqual([
    [201, null],
    [409, 'email_taken'],
    [409, 'email_taken'],
  ])
})

test('the session cookie is out of reach of scripts and other sites, and of plain HTTP when there is TLS', async () => {
  await using plain = await authApp()
  const [cookie] = (await plain.browser().post('/api/auth/register', ada)).cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 86_400 })
  expect(cookie?.secure).toBeUndefined()

  await using secure = await authApp({ env: { PUBLIC_URL: 'https://chat.example.org' } })
  const answer = await secure.browser().post('/api/auth/register', ada)
  expect(answer.cookies[0]).toMatchObject({ httpOnly: true, secure: true })
})

test('a cookie whose signature is not ours means nobody', async () => {
  await using server = await authApp()
  const { browser } = await register(server, ada)
  const [[name, value]] = [...browser.cookies] as [[string, string]]
  const token = decodeURIComponent(value).split('.')[0]
  for (const forged of [
    '',
    'x',
    `${token}`,
    `${token}.`,
    `${token}.${'A'.repeat(43)}=`,
    `${token}.%E0%A4%A`,
  ]) {
    browser.cookies.set(name, forged)
    expect(outcome(await browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  }
})

test('what passwords are kept as tells nobody what they are', async () => {
  await using server = await authApp()
  await register(server, ada)
  const [row] = await server.auth.store.db.selectFrom('accounts').selectAll().execute()
  expect(row).toMatchObject({ provider_id: 'credential' })
  expect(JSON.stringify(row)).not.toContain(ada.password)
  expect(row?.password?.length).toBeGreaterThan(100)
})

const long = 'x'.repeat(1_000_000)
test.each([
  ['no body', undefined],
  ['null', null],
  ['a list', []],
  ['nothing in it', {}],
  ['an unknown field', { ...ada, role: 'admin' }],
  ['an e-mail address that is none', { ...ada, email: 'ada' }],
  ['an e-mail address of a number', { ...ada, email: 7 }],
  ['an e-mail address too long', { ...ada, email: `${long}@example.org` }],
  ['a name of blanks', { ...ada, name: '  \u0000 ' }],
  ['a name too long', { ...ada, name: long }],
  ['a name of null', { ...ada, name: null }],
  ['a password of a list', { ...ada, password: ['correct horse'] }],
])('registering with %s is refused', async (_what, body) => {
  await using server = await authApp()
  const answer = await server.browser().post('/api/auth/register', body)
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(await server.auth.store.db.selectFrom('users').selectAll().execute()).toEqual([])
})

test.each(['short', 'x'.repeat(129)])(
  'a password of the wrong length has a code of its own',
  async (password) => {
    await using server = await authApp()
    const answer = await server.browser().post('/api/auth/register', { ...ada, password })
    expect(outcome(answer)).toEqual([400, 'weak_password'])
  },
)

test('a name may hold lone surrogates and control characters; they are cleaned', async () => {
  await using server = await authApp()
  const { user } = await register(server, { ...ada, name: ' A\u0007d\ud800a\n L. ' })
  expect(user.name).toBe('Ad\ufffda L.')
})
