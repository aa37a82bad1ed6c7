import { AppError, type Session } from '@parley/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'
import type { Caller } from './caller.ts'
import { ACCESS_TOKEN_MS, seconds } from './lifetimes.ts'
import { readProfile } from './profile.ts'
import { refreshTokenOf } from './refresh-tokens.ts'
import { setSessionCookie } from './session-cookie.ts'
import type { LiveSession } from './sessions.ts'

export async function startSession(auth: Auth, userId: string, caller: Caller): Promise<LiveSession> {
  const { internalAdapter } = await auth.accounts.$context
  const { token } = await internalAdapter.createSession(userId, false, caller)
  return sessionOfToken(auth, token)
}

export async function sessionOfToken(auth: Auth, token: string): Promise<LiveSession> {
  const session = await auth.sessions.readFresh({ token })
  if (!session) throw new AppError('unauthenticated')
  return session
}

/** Hands out a session: the cookie for browsers, the tokens for everybody else. */
export async function grantSession(
  auth: Auth,
  session: LiveSession,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session> {
  const [user, accessToken] = await Promise.all([
    readProfile(auth.store.db, session.userId),
    auth.accessTokens.sign(session),
  ])
  setSessionCookie(auth.env, request, reply, session.token, auth.secret)
  const refreshToken = refreshTokenOf({ sessionId: session.id, generation: session.generation }, auth.secret)
  return { user, accessToken, refreshToken, expiresIn: seconds(ACCESS_TOKEN_MS) }
}
