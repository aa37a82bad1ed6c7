import { sql } from 'kysely'
import { columnTypes } from '../column-types.ts'
import type { Migration } from '../migration.ts'

/** A mention in a thread waits until whom it names looks there; those of before count by how far the room was read. */
export const mentionsInThreads: Migration = {
  name: '0004-mentions-in-threads',
  async up(db, kind) {
    const { id, ms } = columnTypes[kind]
    await db.schema.alterTable('mentions').addColumn('thread_id', id).execute()
    await db.schema.alterTable('mentions').addColumn('seen_at', ms).execute()
    await db.schema
      .createIndex('mentions_waiting')
      .on('mentions')
      .columns(['chat_id', 'mentioned', 'position'])
      .where(sql.ref('thread_id'), 'is not', null)
      .where(sql.ref('seen_at'), 'is', null)
      .execute()
  },
}
