import { AppError } from '@parley/contracts'
import type { Auth } from '../auth/auth.ts'
import { withLockout } from '../auth/login-failures.ts'
import { endOtherSessions } from '../auth/sessions.ts'
import { transaction } from '../db/transactions.ts'

type Change = { personId: string; sessionId: string | null; currentPassword: string; newPassword: string }

/** Whoever changes the password stays logged in here, and nowhere else. */
export async function changePassword(auth: Auth, { personId, sessionId, ...given }: Change): Promise<void> {
  const { password } = await auth.accounts.$context
  const { email, hash } = await readCredential(auth, personId)
  await withLockout(auth, email, async () => {
    if (!(await password.verify({ hash, password: given.currentPassword })))
      throw new AppError('invalid_credentials', { detail: 'The current password is wrong.' })
  })
  const newHash = await password.hash(given.newPassword)
  await transaction(auth.store, async (tx) => {
    await tx
      .updateTable('accounts')
      .set({ password: newHash, updated_at: new Date(auth.now()) })
      .where('user_id', '=', personId)
      .where('provider_id', '=', 'credential')
      .execute()
    await endOtherSessions(tx, personId, sessionId)
  })
  auth.sessions.changed(personId)
}

async function readCredential(auth: Auth, personId: string): Promise<{ email: string; hash: string }> {
  const row = await auth.store.db
    .selectFrom('accounts')
    .innerJoin('users', 'users.id', 'accounts.user_id')
    .select(['users.email', 'accounts.password as hash'])
    .where('accounts.user_id', '=', personId)
    .where('accounts.provider_id', '=', 'credential')
    .executeTakeFirst()
  if (row?.hash) return { email: row.email, hash: row.hash }
  throw new AppError('invalid_credentials', {
    detail: 'This account has no password yet. Set one with “Forgot password”.',
  })
}
