import { randomBytes } from 'node:crypto'
import { createEmailVerificationToken } from 'better-auth/api'
import { transaction } from '../db/transactions.ts'
import { enqueue } from '../jobs/queue.ts'
import type { Auth } from './auth.ts'
import { resetLetter, verificationLetter } from './letters.ts'
import { RESET_LINK_MS, seconds, VERIFY_LINK_MS } from './lifetimes.ts'
import { publicUrl } from './origins.ts'

type LinkJob = 'password-reset.send' | 'email-verification.send'

/**
 * Orders a link for whoever has this address. Whether somebody has is found out by the job: the answer takes the same
 * time either way, and the link, which is a secret, never lies in the database.
 */
export const orderLink = (auth: Auth, kind: LinkJob, email: string): Promise<void> =>
  transaction(auth.store, (tx, afterCommit) =>
    enqueue(auth, tx, afterCommit, { kind, payload: { email }, at: auth.now() }),
  )

export const authJobs = (auth: Auth) =>
  ({
    'password-reset.send': async ({ email }: { email: string }) => {
      const { internalAdapter } = await auth.accounts.$context
      const found = await internalAdapter.findUserByEmail(email)
      if (!found) return
      const token = randomBytes(24).toString('base64url')
      await internalAdapter.createVerificationValue({
        identifier: resetIdentifier(token),
        value: found.user.id,
        expiresAt: new Date(auth.now() + RESET_LINK_MS),
      })
      const link = `${publicUrl(auth.env)}/auth/reset?token=${token}`
      await auth.mailer.send(resetLetter(found.user, link))
    },
    'email-verification.send': async ({ email }: { email: string }) => {
      const { internalAdapter } = await auth.accounts.$context
      const found = await internalAdapter.findUserByEmail(email)
      if (!found || found.user.emailVerified) return
      const token = await createEmailVerificationToken(auth.secret, email, undefined, seconds(VERIFY_LINK_MS))
      const link = `${publicUrl(auth.env)}/auth/verify?token=${token}`
      await auth.mailer.send(verificationLetter(found.user, link))
    },
  }) satisfies Record<LinkJob, unknown>

/** How Better Auth names the row it will look for when the token comes back. */
export const resetIdentifier = (token: string): string => `reset-password:${token}`
