import { AppError } from '@parley/contracts'
import type { Auth } from './auth.ts'
import { readRefreshToken } from './refresh-tokens.ts'
import { advanceRefresh, endSession, touchSession, type LiveSession } from './sessions.ts'

/**
 * Trades a refresh token for the next one. One that was traded before is in two hands, and nobody knows which is the
 * thief's: the session ends for both.
 */
export async function refreshByToken(auth: Auth, token: string): Promise<LiveSession> {
  const claim = readRefreshToken(token, auth.secret)
  const session = claim && (await auth.sessions.readFresh({ id: claim.sessionId }))
  if (!session) throw new AppError('unauthenticated', { detail: 'The refresh token is not valid.' })
  if (!(await advanceRefresh(auth.store, session.id, claim.generation, auth.now()))) {
    await endSession(auth.store.db, session.userId, session.id)
    auth.sessions.changed(session.userId)
    auth.log.warn({ session: session.id, person: session.userId }, 'A used refresh token came back.')
    throw new AppError('unauthenticated', {
      detail: 'This refresh token was used before; the session has ended.',
    })
  }
  return { ...session, generation: claim.generation + 1 }
}

/** A browser holds no refresh token; its cookie just lasts longer. */
export async function refreshByCookie(auth: Auth, sessionId: string | null): Promise<LiveSession> {
  const session = sessionId && (await auth.sessions.readFresh({ id: sessionId }))
  if (!session) throw new AppError('unauthenticated')
  await touchSession(auth.store, session.id, auth.now())
  return session
}
