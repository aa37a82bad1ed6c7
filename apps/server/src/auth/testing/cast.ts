import type { Session } from '@parley/contracts'
import { expect } from 'vitest'
import type { AuthApp } from './auth-app.ts'
import type { Browser } from './browser.ts'

export const ada = { email: 'ada@example.org', password: 'correct horse', name: 'Ada' }
export const bob = { email: 'bob@example.org', password: 'battery staple', name: 'Bob' }

type Cast = typeof ada
export type LoggedIn = Session & { browser: Browser }

/** Registers somebody, who is logged in afterwards in a browser of their own. */
export async function register(server: AuthApp, somebody: Cast): Promise<LoggedIn> {
  const browser = server.browser()
  const answer = await browser.post('/api/auth/register', somebody)
  expect(answer.statusCode, answer.body).toBe(201)
  return { ...answer.json<Session>(), browser }
}

export async function login(server: AuthApp, { email, password }: Cast): Promise<LoggedIn> {
  const browser = server.browser()
  const answer = await browser.post('/api/auth/login', { email, password })
  expect(answer.statusCode, answer.body).toBe(200)
  return { ...answer.json<Session>(), browser }
}

/** The outcomes of several answers, in whatever order they came. */
export const outcomes = (answers: Parameters<typeof outcome>[0][]): [number, string | null][] =>
  answers.map(outcome).toSorted(([a], [b]) => a - b)

/** The status and code of an answer, which is what clients act on. */
export const outcome = (answer: { statusCode: number; body: string }): [number, string | null] => [
  answer.statusCode,
  answer.statusCode < 400 ? null : (JSON.parse(answer.body) as { code: string }).code,
]
