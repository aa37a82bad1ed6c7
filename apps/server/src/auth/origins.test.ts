import { expect, test } from 'vitest'
import { readEnv } from '../env.ts'
import { isAllowedOrigin } from './origins.ts'
import { authApp } from './testing/auth-app.ts'
import { ada, outcome, register } from './testing/cast.ts'

const env = readEnv({
  PUBLIC_URL: 'https://chat.example.org',
  ALLOWED_ORIGINS: 'https://app.example.org, http://localhost:5173',
})

test.each([
  ['https://chat.example.org', undefined, true],
  ['https://app.example.org', 'chat.example.org', true],
  ['http://localhost:5173', 'chat.example.org', true],
  ['http://10.0.0.5:3000', '10.0.0.5:3000', true],
  ['http://10.0.0.5:3001', '10.0.0.5:3000', false],
  ['https://evil.example', 'chat.example.org', false],
  ['https://chat.example.org.evil.example', 'chat.example.org', false],
  ['https://evil.example/https://chat.example.org', 'chat.example.org', false],
  ['http://chat.example.org', 'other', false],
  ['null', 'chat.example.org', false],
  ['', 'chat.example.org', false],
  ['file://chat.example.org', 'chat.example.org', false],
  ['javascript:alert(1)', 'chat.example.org', false],
])('pages of %s at host %s: %s', (origin, host, allowed) => {
  expect(isAllowedOrigin(env, origin, host)).toBe(allowed)
})

test('a foreign page cannot use the cookie of a browser, our own pages can', async () => {
  await using server = await authApp({ env: { ALLOWED_ORIGINS: 'https://app.example.org' } })
  const { browser } = await register(server, ada)
  const refresh = (headers: Record<string, string>) =>
    browser.post('/api/auth/refresh', undefined, { headers })
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { referer: 'https://evil.example/page' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) expect(outcome(await refresh(headers))).toEqual([403, 'origin_refused'])
  const ours = [
    {},
    { origin: 'http://localhost:80' },
    { origin: 'https://app.example.org' },
    { referer: 'http://localhost/chat' },
    { 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of ours)
    expect(outcome(await refresh(headers)), JSON.stringify(headers)).toEqual([200, null])
})

test('a client that sends a token instead of the cookie may come from anywhere', async () => {
  await using server = await authApp()
  const { accessToken } = await register(server, ada)
  const headers = { origin: 'https://evil.example' }
  const answer = await server.browser().delete('/api/auth/sessions', { bearer: accessToken, headers })
  expect(answer.statusCode).toBe(204)
})
