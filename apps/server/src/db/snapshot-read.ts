import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

/**
 * Reads several things as they were at one moment. On SQLite queries run at once, one after another, without giving
 * writers a turn as long as `read` awaits nothing but queries.
 */
export function snapshotRead<T>(store: Store, read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  if (store.kind === 'sqlite') return read(store.db)
  return store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}
