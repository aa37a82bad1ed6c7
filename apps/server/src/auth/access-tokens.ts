import { AppError } from '@parley/contracts'
import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import type { Logger } from 'pino'
import type { Store } from '../db/store.ts'
import { TOKEN_ISSUER, type BetterAuth } from './better-auth.ts'
import { ACCESS_TOKEN_MS, seconds } from './lifetimes.ts'
import type { LiveSession } from './sessions.ts'

export type AccessTokens = {
  /** A JWT that says who holds the session, for a quarter of an hour. */
  sign(session: LiveSession): Promise<string>
  /** The session a token belongs to; throws when the token is not ours or is over. */
  sessionIdOf(token: string): Promise<string>
}

/** Verifying costs 0.1 ms, and a client sends the same token for a quarter of an hour. */
const KEPT_TOKENS = 5000
/** How often a token that names an unknown key may make us look for new keys. */
const RELOAD_MS = 1000

type Parts = { accounts: BetterAuth; store: Store; now: () => number; log: Logger }
type Kept = { sessionId: string; expiresAt: number }
type Keys = { find: ReturnType<typeof createLocalJWKSet>; readAt: number }

export function createAccessTokens({ accounts, store, now, log }: Parts): AccessTokens {
  const kept = new Map<string, Kept>()
  let keys: Promise<Keys> | undefined

  async function readKeys(): Promise<Keys> {
    return { find: createLocalJWKSet(await accounts.api.getJwks()), readAt: performance.now() }
  }

  async function verify(token: string): Promise<Kept> {
    keys ??= readKeys()
    keys.catch(() => (keys = undefined))
    const known = await keys
    try {
      return await verifyWith(known, token, now())
    } catch (error) {
      // Another process may have made a key since.
      if (!(error instanceof errors.JWKSNoMatchingKey) || performance.now() - known.readAt < RELOAD_MS)
        throw error
      keys = readKeys()
      return verifyWith(await keys, token, now())
    }
  }

  return {
    async sign({ id, userId, name, role }) {
      const iat = seconds(now())
      const payload = { sub: userId, sid: id, role, name, iat, exp: iat + seconds(ACCESS_TOKEN_MS) }
      try {
        return (await accounts.api.signJWT({ body: { payload } })).token
      } catch (error) {
        if (!isSealedForAnotherSecret(error)) throw error
        log.warn('The secret has changed: access tokens that were given out before do not hold any more.')
        await store.db.deleteFrom('jwks').execute()
        keys = undefined
        return (await accounts.api.signJWT({ body: { payload } })).token
      }
    },
    async sessionIdOf(token) {
      const known = kept.get(token)
      if (known && known.expiresAt > now()) return known.sessionId
      try {
        const fresh = await verify(token)
        if (kept.size >= KEPT_TOKENS) kept.clear()
        kept.set(token, fresh)
        return fresh.sessionId
      } catch (error) {
        throw refusal(error)
      }
    },
  }
}

/** Better Auth keeps private keys encrypted with the secret; a new secret must not lock everybody out. */
const isSealedForAnotherSecret = (error: unknown) =>
  error instanceof Error && error.message.startsWith('Failed to decrypt private key')

async function verifyWith(keys: Keys, token: string, now: number): Promise<Kept> {
  const { payload } = await jwtVerify(token, keys.find, {
    algorithms: ['EdDSA'],
    issuer: TOKEN_ISSUER,
    audience: TOKEN_ISSUER,
    currentDate: new Date(now),
    requiredClaims: ['sub', 'sid', 'exp'],
  })
  return { sessionId: String(payload['sid']), expiresAt: (payload.exp ?? 0) * 1000 }
}

function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new AppError('token_expired', {}, { cause: error })
  if (!(error instanceof errors.JOSEError)) return error
  return new AppError('unauthenticated', { detail: 'The access token is not valid.' }, { cause: error })
}
