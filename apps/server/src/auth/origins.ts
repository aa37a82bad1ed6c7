import { AppError } from '@parley/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'
import { SESSION_COOKIE } from './session-cookie.ts'

/** Where people reach this server, as configured. Never taken from a request: its Host header may be a stranger's. */
export const publicUrl = (env: Env): string => env.PUBLIC_URL ?? `http://localhost:${env.PORT}`

/** Whether pages of this origin may speak for the person whose browser shows them. */
export function isAllowedOrigin(env: Env, origin: string, host: string | undefined): boolean {
  const parsed = URL.parse(origin)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return false
  // Through the parser, because a Host header may name the port that its scheme has anyway.
  if (host !== undefined && parsed.host === URL.parse(`${parsed.protocol}//${host}`)?.host) return true
  return [publicUrl(env), ...env.ALLOWED_ORIGINS].some(
    (allowed) => URL.parse(allowed)?.origin === parsed.origin,
  )
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what a foreign page makes a browser send: unsafe methods that carry the session cookie (CSRF). */
export function originGuard(app: FastifyInstance, env: Env): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE_METHODS.has(request.method) || !carriesSession(request)) return
    if (!comesFromAllowedPage(env, request)) throw new AppError('origin_refused')
  })
}

const carriesSession = ({ headers }: FastifyRequest): boolean =>
  headers.cookie?.includes(`${SESSION_COOKIE}=`) ?? false

/** Browsers say where an unsafe request comes from; a client that says nothing is no browser. */
function comesFromAllowedPage(env: Env, { headers, host }: FastifyRequest): boolean {
  const from = headers.origin ?? headers.referer
  if (from !== undefined) return isAllowedOrigin(env, from, host)
  return headers['sec-fetch-site'] !== 'cross-site'
}
