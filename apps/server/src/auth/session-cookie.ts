import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'
import { seconds, SESSION_MS } from './lifetimes.ts'

/** The name Better Auth gives it too, so that a login through a provider sets the same cookie. */
export const SESSION_COOKIE = 'parley.session_token'

/** The session token in the cookie, when its signature is ours. */
export function readSessionCookie(header: string | undefined, secret: string): string | null {
  if (!header?.includes(SESSION_COOKIE)) return null
  const value = parseCookies(header).get(SESSION_COOKIE) ?? ''
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = signatureOf(token, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

export function setSessionCookie(
  env: Env,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  secret: string,
) {
  const value = encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`)
  putCookie(env, request, reply, value, seconds(SESSION_MS))
}

/** Lets the browser keep the cookie as long as the session, which lasts on each time it is seen. */
export function renewSessionCookie(env: Env, request: FastifyRequest, reply: FastifyReply, secret: string) {
  const token = readSessionCookie(request.headers.cookie, secret)
  if (token) setSessionCookie(env, request, reply, token, secret)
}

export function clearSessionCookie(env: Env, request: FastifyRequest, reply: FastifyReply) {
  putCookie(env, request, reply, '', 0)
}

/** A cookie over TLS must never travel without it; without TLS it could not be set at all. */
export const isSecure = (env: Env, request: FastifyRequest): boolean =>
  request.protocol === 'https' || (env.PUBLIC_URL?.startsWith('https:') ?? false)

function putCookie(env: Env, request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number) {
  const secure = isSecure(env, request) ? '; Secure' : ''
  void reply.header(
    'set-cookie',
    `${SESSION_COOKIE}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  )
}

const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest()
