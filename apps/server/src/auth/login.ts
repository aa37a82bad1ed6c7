import type { Login } from '@parley/contracts'
import type { Auth } from './auth.ts'
import { callerHeaders, type Caller } from './caller.ts'
import { withLockout } from './login-failures.ts'
import { refusalOf } from './refusals.ts'
import type { LiveSession } from './sessions.ts'
import { sessionOfToken } from './start-session.ts'

export async function login(auth: Auth, { email, password }: Login, caller: Caller): Promise<LiveSession> {
  const token = await withLockout(auth, email, () => signIn(auth, { email, password }, caller))
  return sessionOfToken(auth, token)
}

/** An address nobody has costs the same time: Better Auth hashes then too. */
async function signIn(auth: Auth, body: Login, caller: Caller): Promise<string> {
  try {
    return (await auth.accounts.api.signInEmail({ body, headers: callerHeaders(caller) })).token
  } catch (error) {
    throw refusalOf(error)
  }
}
