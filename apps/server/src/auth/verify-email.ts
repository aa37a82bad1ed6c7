import { AppError } from '@parley/contracts'
import { transaction } from '../db/transactions.ts'
import { append, lockStream, openStream } from '../streams/log.ts'
import type { Auth } from './auth.ts'
import { readProfile } from './profile.ts'
import { refusalOf } from './refusals.ts'

/** Takes the token of a verification mail, and tells the person's open pages. */
export async function verifyEmail(auth: Auth, token: string): Promise<void> {
  const email = await verifiedAddress(auth, token)
  const heads = await transaction(auth.store, async (tx) => {
    const { id } = await tx
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const stream = `person:${id}`
    await openStream(tx, stream)
    await lockStream(auth.store, tx, stream)
    const by = { actor: id, opId: null, at: auth.now() }
    const head = await append(tx, stream, by, [
      { type: 'profile.changed', profile: await readProfile(tx, id) },
    ])
    return { stream, head }
  })
  auth.bus.publish({ kind: 'stream', ...heads })
}

async function verifiedAddress(auth: Auth, token: string): Promise<string> {
  try {
    await auth.accounts.api.verifyEmail({ query: { token } })
  } catch (error) {
    throw refusalOf(error)
  }
  // Better Auth has checked the signature just now; it keeps the address to itself.
  const [, payload = ''] = token.split('.')
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
  if (typeof claims === 'object' && claims && 'email' in claims && typeof claims.email === 'string')
    return claims.email
  throw new AppError('invalid_token')
}
