import { AppError, type Register } from '@parley/contracts'
import { isUniqueViolation } from '../db/store-errors.ts'
import { orderLink } from './auth-jobs.ts'
import type { Auth } from './auth.ts'
import type { Caller } from './caller.ts'
import { hasFounder } from './new-account.ts'
import type { LiveSession } from './sessions.ts'
import { startSession } from './start-session.ts'

/** Makes an account and logs it in; where addresses must be verified first, the refusal says so. */
export async function register(auth: Auth, input: Register, caller: Caller): Promise<LiveSession> {
  const { env } = auth
  await assertOpen(auth, input.email)
  const userId = await createAccount(auth, input)
  if (env.SMTP_URL || env.REQUIRE_VERIFIED_EMAIL)
    await orderLink(auth, 'email-verification.send', input.email)
  if (env.REQUIRE_VERIFIED_EMAIL) {
    throw new AppError('email_not_verified', {
      detail: 'The account is made. Follow the link we have sent to your e-mail address, then log in.',
    })
  }
  return startSession(auth, userId, caller)
}

/** Asked here to spare the hashing; what decides is the same question in the transaction. */
async function assertOpen({ env, store, now, isInvited }: Auth, email: string): Promise<void> {
  if (env.REGISTRATION === 'open' || !(await hasFounder(store))) return
  if (!(await isInvited?.(store.db, email, now()))) throw new AppError('registration_closed')
}

async function createAccount(auth: Auth, { email, name, password }: Register): Promise<string> {
  const { adapter, internalAdapter, password: passwords } = await auth.accounts.$context
  if (await internalAdapter.findUserByEmail(email)) throw new AppError('email_taken')
  const hash = await passwords.hash(password)
  const at = new Date(auth.now())
  const times = { createdAt: at, updatedAt: at }
  try {
    return await adapter.transaction(async (tx) => {
      const user = await tx.create<Record<string, unknown>, { id: string }>({
        model: 'user',
        data: { email, name, emailVerified: false, ...times },
      })
      const credential = { userId: user.id, providerId: 'credential', accountId: user.id, password: hash }
      await tx.create({ model: 'account', data: { ...credential, ...times } })
      return user.id
    })
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('email_taken', {}, { cause: error }) : error
  }
}
