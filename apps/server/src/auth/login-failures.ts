import { AppError } from '@parley/contracts'
import type { Store } from '../db/store.ts'
import { transaction } from '../db/transactions.ts'
import { FAILURES_ALLOWED, LOCK_MS } from './lifetimes.ts'

/**
 * Runs a check of a password under the lock of its address, whether or not an account has it, so that nothing leaks.
 * The lock is asked again after the check: of guesses that came all at once, those that end after the last allowed
 * failure learn nothing, not even that they were right.
 */
export async function withLockout<T>(
  { store, now }: { store: Store; now: () => number },
  email: string,
  check: () => Promise<T>,
): Promise<T> {
  await assertUnlocked(store, email, now())
  let result: T
  try {
    result = await check()
  } catch (error) {
    if (isWrongPassword(error)) await countFailure(store, email, now())
    throw error
  }
  await assertUnlocked(store, email, now())
  await forgetFailures(store, email)
  return result
}

const isWrongPassword = (error: unknown) => error instanceof AppError && error.code === 'invalid_credentials'

async function assertUnlocked(store: Store, email: string, now: number): Promise<void> {
  const row = await store.db
    .selectFrom('login_failures')
    .select(['failures', 'last_at'])
    .where('email', '=', email)
    .executeTakeFirst()
  if (row && row.failures >= FAILURES_ALLOWED) refuseUntil(row.last_at + LOCK_MS, now)
}

async function countFailure(store: Store, email: string, now: number): Promise<void> {
  const { failures } = await transaction(store, async (tx) => {
    await tx
      .deleteFrom('login_failures')
      .where('last_at', '<=', now - LOCK_MS)
      .execute()
    return tx
      .insertInto('login_failures')
      .values({ email, failures: 1, last_at: now })
      .onConflict((conflict) =>
        conflict.column('email').doUpdateSet((row) => ({
          failures: row('login_failures.failures', '+', 1),
          last_at: now,
        })),
      )
      .returning('failures')
      .executeTakeFirstOrThrow()
  })
  if (failures > FAILURES_ALLOWED) refuseUntil(now + LOCK_MS, now)
}

function refuseUntil(unlockedAt: number, now: number): void {
  if (unlockedAt <= now) return
  throw new AppError('account_locked', { retryAfterSeconds: Math.ceil((unlockedAt - now) / 1000) })
}

async function forgetFailures(store: Store, email: string): Promise<void> {
  await store.db.deleteFrom('login_failures').where('email', '=', email).execute()
}

/** Lifts the lock of a person's address. */
export async function unlock(store: Store, personId: string): Promise<void> {
  await store.db
    .deleteFrom('login_failures')
    .where('email', '=', (db) => db.selectFrom('users').select('email').where('id', '=', personId))
    .execute()
}
