import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Store } from '../db/store.ts'
import { toMs } from './auth-time.ts'
import { SESSION_MS } from './lifetimes.ts'

/** A place where somebody is logged in, and who. */
export type LiveSession = {
  id: string
  token: string
  userId: string
  name: string
  role: 'user' | 'moderator' | 'admin'
  generation: number
  seenAt: number
  expiresAt: number
}

export type SessionKey = { id: string } | { token: string }

/** The session, unless it was revoked or has expired. */
export async function findSession(store: Store, key: SessionKey, now: number): Promise<LiveSession | null> {
  const query = store.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'sessions.id',
      'sessions.token',
      'sessions.refresh_generation',
      'sessions.updated_at',
      'sessions.expires_at',
      'users.id as user_id',
      'users.name',
      'users.role',
    ])
  const row = await (
    'id' in key ? query.where('sessions.id', '=', key.id) : query.where('sessions.token', '=', key.token)
  ).executeTakeFirst()
  if (!row || toMs(row.expires_at) <= now) return null
  return {
    id: row.id,
    token: row.token,
    userId: row.user_id,
    name: row.name,
    role: row.role as LiveSession['role'],
    generation: row.refresh_generation,
    seenAt: toMs(row.updated_at),
    expiresAt: toMs(row.expires_at),
  }
}

/** Notes that the session is in use, which also keeps it from expiring. */
export async function touchSession(store: Store, id: string, now: number): Promise<void> {
  await store.db
    .updateTable('sessions')
    .set({ updated_at: new Date(now), expires_at: new Date(now + SESSION_MS) })
    .where('id', '=', id)
    .execute()
}

/** Moves the session on to its next refresh token; false when this one was not the valid one. */
export async function advanceRefresh(
  store: Store,
  id: string,
  generation: number,
  now: number,
): Promise<boolean> {
  const advanced = await store.db
    .updateTable('sessions')
    .set({
      refresh_generation: generation + 1,
      updated_at: new Date(now),
      expires_at: new Date(now + SESSION_MS),
    })
    .where('id', '=', id)
    .where('refresh_generation', '=', generation)
    .returning('id')
    .executeTakeFirst()
  return advanced !== undefined
}

export const sessionsOf = (store: Store, userId: string, now: number) =>
  store.db
    .selectFrom('sessions')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date(now))
    .orderBy('updated_at', 'desc')
    .execute()

/** Ends one session of a person; false when they have none by that id. */
export async function endSession(db: Kysely<Schema>, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

export async function endOtherSessions(
  db: Kysely<Schema>,
  userId: string,
  keptId: string | null,
): Promise<void> {
  let query = db.deleteFrom('sessions').where('user_id', '=', userId)
  if (keptId) query = query.where('id', '!=', keptId)
  await query.execute()
}
