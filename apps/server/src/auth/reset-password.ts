import { AppError } from '@parley/contracts'
import { toMs } from './auth-time.ts'
import { resetIdentifier } from './auth-jobs.ts'
import type { Auth } from './auth.ts'
import { unlock } from './login-failures.ts'

/** Throws unless the link can still be used; does not use it up. Answers whose it is. */
export async function assertResetToken(auth: Auth, token: string): Promise<string> {
  const { internalAdapter } = await auth.accounts.$context
  const found = await internalAdapter.findVerificationValue(resetIdentifier(token))
  if (!found || toMs(found.expiresAt) <= auth.now()) throw new AppError('invalid_token')
  return found.value
}

/** Uses the link up, ends every session, and lifts the lock: who reads the mail owns the account. */
export async function resetPassword(auth: Auth, { token, password }: { token: string; password: string }) {
  const personId = await assertResetToken(auth, token)
  await auth.accounts.api.resetPassword({ body: { token, newPassword: password } })
  auth.sessions.changed(personId)
  await unlock(auth.store, personId)
}
