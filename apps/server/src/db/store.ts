import { join } from 'node:path'
import { consoleLog, type Log } from './log.ts'
import type { Schema } from './schema.ts'
import type { StoreOf } from './store-of.ts'
import { openSqlite } from './stores/sqlite.ts'

export type { StoreKind, StoreOf } from './store-of.ts'
export type Store = StoreOf<Schema>

export type StoreOptions = {
  /** A postgres:// address; without it the store is a SQLite file in the data folder. */
  databaseUrl?: string | undefined
  dataDir: string
  log?: Log
  /** How many connections to PostgreSQL this process may hold. */
  connections?: number
  /** How long to wait for a connection to PostgreSQL. */
  connectLimitMs?: number
  /** How long a transaction may await anything but its queries before it is rolled back. */
  transactionLimitMs?: number
}

export async function openStore<Tables = Schema>(options: StoreOptions): Promise<StoreOf<Tables>> {
  const { databaseUrl, dataDir, log = consoleLog, ...limits } = options
  if (!databaseUrl) return openSqlite<Tables>({ file: join(dataDir, 'parley.db'), log, ...limits })
  const { openPostgres } = await import('./stores/postgres.ts')
  const store = openPostgres<Tables>({ databaseUrl, log, ...limits })
  await assertReachable(store)
  return store
}

async function assertReachable<Tables>(store: StoreOf<Tables>): Promise<void> {
  try {
    await store.db.selectNoFrom(store.nowMs.as('now')).execute()
  } catch (error) {
    await store.close()
    throw error
  }
}
