import { AppError, Preferences, type Profile } from '@parley/contracts'
import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { toMs } from './auth-time.ts'

/** A person as they see themselves. */
export async function readProfile(db: Kysely<Schema>, personId: string): Promise<Profile> {
  const row = await db
    .selectFrom('users')
    .innerJoin('handles', 'handles.owner_id', 'users.id')
    .select((users) => [
      'id',
      'handle',
      'email',
      'email_verified',
      'name',
      'role',
      'preferences',
      'created_at',
      users
        .selectFrom('accounts')
        .select('accounts.id')
        .whereRef('accounts.user_id', '=', 'users.id')
        .where('accounts.provider_id', '=', 'credential')
        .limit(1)
        .as('credential'),
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new AppError('unauthenticated')
  return {
    id: row.id,
    email: row.email,
    emailVerified: Boolean(row.email_verified),
    name: row.name,
    handle: row.handle,
    role: row.role as Profile['role'],
    hasPassword: row.credential !== null,
    preferences: Preferences.parse(JSON.parse(row.preferences)),
    createdAt: toMs(row.created_at),
  }
}
