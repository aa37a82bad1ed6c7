import { AppError } from '@parley/contracts'
import type { Authenticate, Identity } from '../http-context.ts'
import type { Auth } from './auth.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { LiveSession } from './sessions.ts'

/**
 * Who sends a request. A bearer token that does not hold is refused, because its sender believes it does;
 * a stale cookie is what a browser sends after a logout, and means nobody.
 */
export const createAuthenticate =
  (auth: Auth): Authenticate =>
  async (headers) => {
    const bearer = bearerOf(one(headers['authorization']))
    if (bearer !== null) return identify(await sessionOfBearer(auth, bearer))
    const token = readSessionCookie(one(headers['cookie']), auth.secret)
    const session = token === null ? null : await auth.sessions.read({ token })
    return session && identify(session)
  }

/** Who a session belongs to, asked anew: null once it is revoked or over (R7). */
export async function identityOf(auth: Auth, sessionId: string): Promise<Identity | null> {
  const session = await auth.sessions.readFresh({ id: sessionId })
  return session && identify(session)
}

async function sessionOfBearer(auth: Auth, token: string): Promise<LiveSession> {
  const session = await auth.sessions.read({ id: await auth.accessTokens.sessionIdOf(token) })
  if (!session)
    throw new AppError('unauthenticated', { detail: 'The session of this access token has ended.' })
  return session
}

const identify = ({ id, userId, name, role }: LiveSession): Identity => ({
  actor: { kind: 'person', id: userId, name, role },
  sessionId: id,
})

const bearerOf = (header: string | undefined): string | null =>
  /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? null

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header
