import { beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../../../scripts/setup/ports.mjs'
import { authApp, type AuthApp } from './testing/auth-app.ts'
import type { Browser } from './testing/browser.ts'
import { ada, bob, register } from './testing/cast.ts'
import { openIdProvider, type OpenIdAccount, type OpenIdProvider } from './testing/openid-provider.ts'

// The provider reminds everybody that it is set up for a test.
beforeAll(() => {
  for (const say of ['info', 'warn'] as const) vi.spyOn(console, say).mockImplementation(() => {})
})

const HERE = 'http://localhost:3000'

const accounts: Record<string, OpenIdAccount> = {
  ada: { email: 'ada@example.org', email_verified: true, name: 'Ada of the provider' },
  eve: { email: 'ada@example.org', email_verified: false, name: 'Eve' },
  carol: { email: 'carol@example.org', email_verified: false, name: ' Ca\u0007rol ' },
  nameless: { email: 'nameless@example.org', email_verified: true },
  mailless: { name: 'No address' },
}

/** The whole way there and back; answers where somebody ends. */
async function logInThrough(provider: OpenIdProvider, browser: Browser, login: string, next = '/chat/1') {
  const away = await browser.get(`/api/auth/oauth/oidc?next=${encodeURIComponent(next)}`)
  expect(away.statusCode).toBe(303)
  const back = await provider.logIn(String(away.headers.location), login)
  expect(back.origin).toBe(HERE)
  const answer = await browser.get(`${back.pathname}${back.search}`)
  return { location: answer.headers.location, back, answer }
}

const whoIs = async (browser: Browser) =>
  (await browser.get('/api/auth/session')).json() as { name: string; code?: string }
const rowsOf = (server: AuthApp) => server.auth.store.db.selectFrom('users').selectAll().execute()

test('somebody new logs in through an OpenID provider, and the second time is the same person', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: provider.env })
  const browser = server.browser()
  const { location, answer } = await logInThrough(provider, browser, 'ada')
  expect(location).toBe('/chat/1')
  expect(answer.cookies.find(({ name }) => name === 'parley.session_token')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  expect(await whoIs(browser)).toMatchObject({
    name: 'Ada of the provider',
    email: 'ada@example.org',
    emailVerified: true,
    hasPassword: false,
    role: 'admin',
  })
  const streams = await server.auth.store.db.selectFrom('streams').selectAll().execute()
  expect(streams).toHaveLength(1)

  const again = server.browser()
  await logInThrough(provider, again, 'ada')
  expect(await whoIs(again)).toEqual(await whoIs(browser))
  expect(await rowsOf(server)).toHaveLength(1)
})

test('an account with a password is linked only when both sides have confirmed the address', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: provider.env })
  await register(server, ada)
  for (const login of ['ada', 'eve']) {
    const { location } = await logInThrough(provider, server.browser(), login)
    expect(location).toBe('/auth/login?error=account_not_linked')
  }
  await server.auth.store.db.updateTable('users').set({ email_verified: true }).execute()
  const eve = await logInThrough(provider, server.browser(), 'eve')
  expect(eve.location).toBe('/auth/login?error=account_not_linked')

  const browser = server.browser()
  expect((await logInThrough(provider, browser, 'ada')).location).toBe('/chat/1')
  expect(await whoIs(browser)).toMatchObject({ name: 'Ada', hasPassword: true })
})

test('what a provider says of somebody is cleaned, and may be little', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: provider.env })
  const carol = server.browser()
  await logInThrough(provider, carol, 'carol')
  expect(await whoIs(carol)).toMatchObject({ name: 'Ca rol', emailVerified: false })
  const nameless = server.browser()
  await logInThrough(provider, nameless, 'nameless')
  expect(await whoIs(nameless)).toMatchObject({ name: 'nameless' })
  const { location } = await logInThrough(provider, server.browser(), 'mailless')
  expect(location).toBe('/auth/login?error=email_not_found')
})

test('where addresses must be confirmed, one the provider has not confirmed is refused', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: { ...provider.env, REQUIRE_VERIFIED_EMAIL: 'true' } })
  const { location } = await logInThrough(provider, server.browser(), 'carol')
  expect(location).toBe('/auth/login?error=email_not_verified')
})

test('a closed server takes nobody new through a provider either', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: { ...provider.env, REGISTRATION: 'closed' } })
  await register(server, bob)
  const { location } = await logInThrough(provider, server.browser(), 'ada')
  expect(location).toBe('/auth/login?error=registration_closed')
  expect(await rowsOf(server)).toHaveLength(1)
})

test('whoever is sent back ends on a page of ours, whatever they asked for', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: provider.env })
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'x'.repeat(3000),
  ]) {
    const { location } = await logInThrough(provider, server.browser(), 'ada', next)
    expect(location).toBe('/chat')
  }
})

test('an answer that was meant for another browser, or comes twice, logs nobody in', async () => {
  await using provider = await openIdProvider(HERE, accounts)
  await using server = await authApp({ env: provider.env })
  const browser = server.browser()
  const { back } = await logInThrough(provider, browser, 'ada')
  for (const other of [server.browser(), browser]) {
    const { statusCode, headers } = await other.get(`${back.pathname}${back.search}`)
    expect([statusCode, headers.location]).toEqual([303, '/auth/login?error=state_mismatch'])
  }
  for (const query of ['', '?error=access_denied', '?code=x', '?state=x&code=y']) {
    const answer = await server.browser().get(`/api/auth/callback/oidc${query}`)
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toMatch(/^\/auth\/login\?error=\w+$/)
    expect(answer.cookies.find(({ name, value }) => name === 'parley.session_token' && value)).toBeUndefined()
  }
})

test('a provider that was away when first asked is found when it is back', async () => {
  const port = await freePort()
  const provider = await openIdProvider(HERE, accounts, port)
  await provider[Symbol.asyncDispose]()
  await using server = await authApp({ env: provider.env })
  const away = await server.browser().get('/api/auth/oauth/oidc')
  expect(away.headers.location).toBe('/auth/login?error=provider_unavailable')

  await using back = await openIdProvider(HERE, accounts, port)
  const browser = server.browser()
  expect((await logInThrough(back, browser, 'ada')).location).toBe('/chat/1')
})

test('Google and GitHub are sent to with our callback; a provider nobody set up is not there', async () => {
  await using server = await authApp({
    env: {
      PUBLIC_URL: HERE,
      GOOGLE_CLIENT_ID: 'g',
      GOOGLE_CLIENT_SECRET: 's',
      GITHUB_CLIENT_ID: 'h',
      GITHUB_CLIENT_SECRET: 's',
    },
  })
  for (const [provider, host, client] of [
    ['google', 'accounts.google.com', 'g'],
    ['github', 'github.com', 'h'],
  ] as const) {
    const { headers } = await server.browser().get(`/api/auth/oauth/${provider}`)
    const url = new URL(String(headers.location))
    expect(url.host).toBe(host)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: client,
      redirect_uri: `${HERE}/api/auth/callback/${provider}`,
      state: expect.any(String),
      code_challenge_method: 'S256',
    })
  }
  for (const unknown of ['oidc', 'x', '..%2fevil']) {
    const { headers } = await server.browser().get(`/api/auth/oauth/${unknown}`)
    expect(headers.location).toBe('/auth/login?error=provider_unavailable')
  }
})
