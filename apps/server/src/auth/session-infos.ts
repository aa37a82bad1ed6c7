import type { SessionInfo } from '@parley/contracts'
import { toMs } from './auth-time.ts'
import type { Auth } from './auth.ts'
import { sessionsOf } from './sessions.ts'

/** The places where a person is logged in, the one used last first. */
export async function sessionInfos(
  auth: Auth,
  personId: string,
  currentId: string | null,
): Promise<SessionInfo[]> {
  const rows = await sessionsOf(auth.store, personId, auth.now())
  return rows.map((row) => ({
    id: row.id,
    current: row.id === currentId,
    userAgent: row.user_agent || null,
    ip: row.ip_address || null,
    createdAt: toMs(row.created_at),
    lastSeenAt: toMs(row.updated_at),
    expiresAt: toMs(row.expires_at),
  }))
}
