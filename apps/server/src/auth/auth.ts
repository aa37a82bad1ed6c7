import type { Logger } from 'pino'
import type { Jobs } from '../jobs/queue.ts'
import type { Bus } from '../streams/bus/bus.ts'
import { createAccessTokens, type AccessTokens } from './access-tokens.ts'
import { createBetterAuth, type BetterAuth } from './better-auth.ts'
import { lazyFederation, type Federation } from './federation.ts'
import { createLiveSessions, type LiveSessions } from './live-sessions.ts'
import { createMailer, type Mailer } from './mailer.ts'
import type { Admission } from './new-account.ts'
import { readSecret } from './secret.ts'

export type AuthParts = Admission & { bus: Bus; jobs: Jobs; log: Logger }

/** All that knows about accounts, sessions and tokens. */
export type Auth = AuthParts & {
  secret: string
  accounts: BetterAuth
  federation: () => Promise<Federation>
  sessions: LiveSessions
  accessTokens: AccessTokens
  mailer: Mailer
}

export async function createAuth(parts: AuthParts): Promise<Auth> {
  const { env, store, bus, now, log } = parts
  const secret = await readSecret(env)
  const accounts = createBetterAuth({ ...parts, secret })
  return {
    ...parts,
    secret,
    accounts,
    federation: lazyFederation({ ...parts, secret }),
    sessions: createLiveSessions(store, bus, now),
    accessTokens: createAccessTokens({ accounts, store, now, log }),
    mailer: createMailer(env, log),
  }
}
