import { expect, test } from 'vitest'
import { authApp } from './testing/auth-app.ts'
import { ada, bob, outcome, outcomes, register } from './testing/cast.ts'

test('of people who register at once on a new server, exactly one is the admin', async () => {
  await using server = await authApp()
  const people = await Promise.all(
    Array.from({ length: 6 }, (_, n) => register(server, { ...ada, email: `p${n}@example.org` })),
  )
  expect(people.map(({ user }) => user.role).toSorted()).toEqual([
    'admin',
    'user',
    'user',
    'user',
    'user',
    'user',
  ])
})

test('a closed server takes its first account and no other, also when they come at once', async () => {
  await using server = await authApp({ env: { REGISTRATION: 'closed' } })
  const answers = await Promise.all(
    [ada, bob].map((somebody) => server.browser().post('/api/auth/register', somebody)),
  )
  expect(outcomes(answers)).toEqual([
    [201, null],
    [403, 'registration_closed'],
  ])
  const later = await server.browser().post('/api/auth/register', { ...bob, email: 'eve@example.org' })
  expect(outcome(later)).toEqual([403, 'registration_closed'])
})

test('everybody has an inbox from the start', async () => {
  await using server = await authApp()
  const { user } = await register(server, ada)
  const streams = await server.auth.store.db.selectFrom('streams').selectAll().execute()
  expect(streams).toMatchObject([{ id: `person:${user.id}`, head: 0, floor: 0 }])
})

test('the pages for logging in learn what this server offers', async () => {
  await using server = await authApp({
    env: {
      REGISTRATION: 'closed',
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      OIDC_NAME: 'Example',
    },
  })
  const browser = server.browser()
  expect((await browser.get('/api/auth/options')).json()).toEqual({
    registration: true,
    firstAccount: true,
    passwordReset: 'log',
    providers: [{ id: 'oidc', name: 'Example' }],
    invitedAddress: null,
  })
  await register(server, ada)
  expect((await browser.get('/api/auth/options')).json()).toMatchObject({
    registration: false,
    firstAccount: false,
  })
})
