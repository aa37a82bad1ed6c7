import { newId, type Profile } from '@parley/contracts'
import { expect, test } from 'vitest'
import { authApp, type AuthApp } from '../auth/testing/auth-app.ts'
import { ada, bob, login, outcome, register } from '../auth/testing/cast.ts'
import { peopleRoutes } from './routes.ts'

const peopleApp = (): Promise<AuthApp> =>
  authApp({ mount: async (app, auth) => app.register(peopleRoutes, { auth, prefix: '/api/users' }) })

const eventsOf = async (server: AuthApp, personId: string) => {
  const rows = await server.auth.store.db
    .selectFrom('events')
    .selectAll()
    .where('stream_id', '=', `person:${personId}`)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, actor, body }) => ({ seq, actor, event: JSON.parse(body) as unknown }))
}

test('somebody changes their name and theme; what they leave out stays, and their pages hear of it', async () => {
  await using server = await peopleApp()
  const { browser, user } = await register(server, ada)
  expect((await browser.get('/api/users/profile')).json()).toEqual(user)

  const dark = await browser.put('/api/users/profile', { preferences: { theme: 'dark' } })
  const changed: Profile = { ...user, preferences: { ...user.preferences, theme: 'dark' } }
  expect(dark.json()).toEqual(changed)
  const renamed = await browser.put('/api/users/profile', {
    name: 'Ada L.',
    preferences: { sendWith: 'mod-enter' },
  })
  expect(renamed.json()).toMatchObject({
    name: 'Ada L.',
    preferences: { theme: 'dark', sendWith: 'mod-enter' },
  })

  expect((await browser.get('/api/users/profile')).json()).toEqual(renamed.json())
  expect(await eventsOf(server, user.id)).toEqual([
    { seq: 1, actor: user.id, event: { type: 'profile.changed', profile: changed } },
    { seq: 2, actor: user.id, event: { type: 'profile.changed', profile: renamed.json() } },
  ])
})

test('[R6] a change that arrives twice happens once', async () => {
  await using server = await peopleApp()
  const { browser, user } = await register(server, ada)
  const headers = { 'idempotency-key': newId() }
  const first = await browser.put('/api/users/profile', { name: 'Countess' }, { headers })
  const second = await browser.put('/api/users/profile', { name: 'Countess' }, { headers })
  expect(second.json()).toEqual(first.json())
  expect(await eventsOf(server, user.id)).toHaveLength(1)
  const other = await browser.put('/api/users/profile', { name: 'Other' }, { headers })
  expect(outcome(other)).toEqual([422, 'idempotency_key_reused'])
})

test.each([
  [{ name: '' }],
  [{ name: 7 }],
  [{ name: 'x'.repeat(81) }],
  [{ email: 'eve@example.org' }],
  [{ role: 'admin' }],
  [{ preferences: { theme: 'pink' } }],
  [{ preferences: { colour: 'pink' } }],
  [{ preferences: null }],
  [[]],
])('a profile cannot become %j', async (body) => {
  await using server = await peopleApp()
  const { browser, user } = await register(server, ada)
  expect(outcome(await browser.put('/api/users/profile', body))).toEqual([400, 'validation_failed'])
  expect((await browser.get('/api/users/profile')).json()).toEqual(user)
})

test('a new password ends every other session and keeps this one', async () => {
  await using server = await peopleApp()
  const here = await register(server, ada)
  const elsewhere = await login(server, ada)
  const change = { currentPassword: ada.password, newPassword: 'a better password' }
  expect((await here.browser.put('/api/users/change-password', change)).statusCode).toBe(204)
  expect((await here.browser.get('/api/auth/session')).statusCode).toBe(200)
  expect(outcome(await elsewhere.browser.get('/api/auth/session'))).toEqual([401, 'unauthenticated'])
  await login(server, { ...ada, password: change.newPassword })
})

test('changing the password takes the current one, and guessing it locks the account', async () => {
  await using server = await peopleApp()
  const { browser } = await register(server, ada)
  const change = (currentPassword: string, newPassword = 'a better password') =>
    browser.put('/api/users/change-password', { currentPassword, newPassword })
  expect(outcome(await change(ada.password, 'short'))).toEqual([400, 'weak_password'])
  for (let n = 0; n < 5; n++) expect(outcome(await change('wrong one'))).toEqual([401, 'invalid_credentials'])
  expect(outcome(await change(ada.password))).toEqual([423, 'account_locked'])
  expect((await browser.get('/api/auth/session')).statusCode).toBe(200)
})

test('people are found by the beginning of their name, in any case', async () => {
  await using server = await peopleApp()
  const { browser, user } = await register(server, ada)
  const émile = await register(server, { ...bob, email: 'e@example.org', name: 'Émile Zola' })
  await register(server, { ...bob, name: 'Adalbert' })
  const find = async (q: string) =>
    (await browser.get(`/api/users/search?q=${encodeURIComponent(q)}`)).json<{ items: { name: string }[] }>()
      .items
  expect(await find('AD')).toMatchObject([{ id: user.id, name: 'Ada' }, { name: 'Adalbert' }])
  expect(await find('émi')).toEqual([{ id: émile.user.id, name: 'Émile Zola', handle: 'emile-zola' }])
  expect(await find('@emile')).toHaveLength(1)
  expect(await find('zola')).toEqual([])
  expect(await find('a%')).toEqual([])
  for (const q of ['', '?q=', '?q=a', '?q=%20%20a', `?q=${'x'.repeat(81)}`]) {
    const answer = await browser.get(`/api/users/search${q}`)
    expect(outcome(answer)).toEqual([400, 'validation_failed'])
  }
})

test('a search finds no more than twenty people', async () => {
  await using server = await peopleApp()
  const { browser } = await register(server, ada)
  const at = new Date()
  const clones = Array.from({ length: 30 }, (_, n) => ({
    id: newId(),
    name: `Clone ${n}`,
    search_name: `clone ${n}`,
    email: `c${n}@example.org`,
    email_verified: false,
    image: null,
    role: 'user',
    preferences: '{}',
    created_at: at,
    updated_at: at,
  }))
  await server.auth.store.db.insertInto('users').values(clones).execute()
  const handles = clones.map(({ id }, n) => ({
    skeleton: `c${n}`,
    handle: `c${n}`,
    kind: 'person',
    owner_id: id,
  }))
  await server.auth.store.db.insertInto('handles').values(handles).execute()
  expect((await browser.get('/api/users/search?q=clone')).json<{ items: unknown[] }>().items).toHaveLength(20)
})

test('somebody sees what their own answers cost, and nobody else’s', async () => {
  await using server = await peopleApp()
  const { browser, user } = await register(server, ada)
  expect((await browser.get('/api/users/usage')).json()).toEqual({
    since: user.createdAt,
    replies: 0,
    inputTokens: 0,
    outputTokens: 0,
    byModel: [],
  })
  const { db } = server.auth.store
  const chat = { id: newId(), kind: 'direct', title: 'x', parameters: '{}', created_at: 0, active_at: 0 }
  await db
    .insertInto('chats')
    .values({
      ...chat,
      model: null,
      leaf_id: null,
      branched_from_chat: null,
      branched_from_message: null,
      deleted_at: null,
    })
    .execute()
  const reply = (asked_by: string, model: string, input_tokens: number | null) => ({
    id: newId(),
    chat_id: chat.id,
    message_id: newId(),
    asked_by,
    model,
    parameters: '{}',
    tools: '[]',
    status: 'done',
    attempt: 1,
    fence: 1,
    lease_until: null,
    recoveries: 0,
    stop_requested_at: null,
    input_tokens,
    output_tokens: 10,
    reasoning_tokens: null,
    error_code: null,
    error_message: null,
    queued_at: 0,
    started_at: null,
    ended_at: null,
  })
  await db
    .insertInto('replies')
    .values([
      reply(user.id, 'demo', 5),
      reply(user.id, 'demo', null),
      reply(user.id, 'other', 7),
      reply(newId(), 'demo', 99),
    ])
    .execute()
  expect((await browser.get('/api/users/usage')).json()).toMatchObject({
    replies: 3,
    inputTokens: 12,
    outputTokens: 30,
    byModel: [
      { model: 'demo', replies: 2, inputTokens: 5, outputTokens: 20 },
      { model: 'other', replies: 1, inputTokens: 7, outputTokens: 10 },
    ],
  })
})

test('without a login there is nothing of anybody', async () => {
  await using server = await peopleApp()
  const browser = server.browser()
  for (const path of ['profile', 'usage', 'search?q=ada']) {
    expect(outcome(await browser.get(`/api/users/${path}`))).toEqual([401, 'unauthenticated'])
  }
  expect(outcome(await browser.put('/api/users/profile', { name: 'Eve' }))).toEqual([401, 'unauthenticated'])
  const change = { currentPassword: 'x', newPassword: 'a better password' }
  expect(outcome(await browser.put('/api/users/change-password', change))).toEqual([401, 'unauthenticated'])
})
