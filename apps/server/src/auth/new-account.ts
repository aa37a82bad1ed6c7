import { newId } from '@parley/contracts'
import { APIError } from 'better-auth/api'
import type { Env } from '../env.ts'
import type { Store } from '../db/store.ts'
import { giveHandle } from '../handles/handles.ts'
import { openStream, type Reader, type Tx } from '../streams/log.ts'

export type Admission = {
  env: Env
  store: Store
  now: () => number
  isInvited?: IsInvited
  invitedAddress?: InvitedAddress
}
/** Whether somebody with this address may have an account though registration is closed. */
export type IsInvited = (db: Reader, email: string, at: number) => Promise<boolean>
/** The address that an invitation which can still be used is for; null for one that anybody can use. */
export type InvitedAddress = (db: Reader, token: string, at: number) => Promise<string | null>
export type NewUser = Record<string, unknown> & { email: string; name: string }

/**
 * Everything that comes with a new account, in the transaction of its row: who is first becomes the admin, and each
 * person has a handle and an inbox from the start. However an account comes about (password, provider), it comes through here.
 */
export async function admit<User>(
  { env, now, isInvited }: Admission,
  tx: Tx,
  data: NewUser,
  create: (user: NewUser) => Promise<User>,
): Promise<User> {
  const id = newId()
  const isFounder = await claimFounder(tx, id, now())
  if (!isFounder && env.REGISTRATION === 'closed' && !(await isInvited?.(tx, data.email, now()))) {
    // Better Auth hands the code of its own error class through to the page that shows it.
    throw new APIError('FORBIDDEN', { code: 'registration_closed', message: 'Registration is closed.' })
  }
  const name = displayName(data)
  const user = await create({
    ...data,
    id,
    name,
    searchName: searchNameOf(name),
    role: isFounder ? 'admin' : 'user',
    preferences: '{}',
  })
  await giveHandle(tx, id, name, data.email)
  await openStream(tx, `person:${id}`)
  return user
}

/** The key of the one row decides who was first: a second claim waits for the first to commit, on either store. */
async function claimFounder(tx: Tx, userId: string, at: number): Promise<boolean> {
  const claimed = await tx
    .insertInto('founder')
    .values({ id: 1, user_id: userId, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

export const hasFounder = async (store: Store): Promise<boolean> =>
  (await store.db.selectFrom('founder').select('id').executeTakeFirst()) !== undefined

/** A provider may know no name, or one no list can show. */
function displayName({ name, email }: NewUser): string {
  const line = name
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .toWellFormed()
  return line || email.slice(0, email.indexOf('@'))
}

/** How a name is searched by: so that case and the form of its letters make no difference, on either store. */
export const searchNameOf = (name: string): string => name.normalize('NFKC').toLowerCase()
