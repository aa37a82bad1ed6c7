import { sql } from 'kysely'
import type { Store } from '../db/store.ts'
import { until } from './until.ts'

/**
 * Takes away from all processes what they write, and lets none look at it before so many wait to: none is ahead of the
 * others, however unfairly the machine treats them. On PostgreSQL.
 */
export const loseAllReplies = ({ db }: Store, processes: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`lock table replies in access exclusive mode`.execute(tx)
    await tx.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
    await until(async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%"lease_until" <%'`.execute(
        db,
      )
      return (rows[0]?.waiting ?? 0) >= processes || undefined
    }, 'that all look')
  })
