import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../db/log.ts'
import { migrateStore } from '../db/migrate.ts'
import type { Schema } from '../db/schema.ts'
import type { Store, StoreKind, StoreOf } from '../db/store.ts'
import { openPostgres } from '../db/stores/postgres.ts'
import { openSqlite } from '../db/stores/sqlite.ts'
import { createDatabase, dropDatabase, migratedTemplate } from './postgres-databases.ts'

/** The store this run is for; the same tests run once for each. */
export const storeKind: StoreKind = process.env['STORE'] === 'postgres' ? 'postgres' : 'sqlite'

export type TestStoreOptions = {
  log?: Log
  /** How long a transaction may hold up the others, where the store guards that. */
  transactionLimitMs?: number
}

/** A fresh store with all of our tables and no rows; closing it removes it. */
export async function openTestStore(options: TestStoreOptions = {}): Promise<Store> {
  if (storeKind === 'postgres') return openDatabase<Schema>(options, await migratedTemplate())
  const store = await openFile<Schema>(options)
  await migrateStore(store)
  return store
}

/** A fresh store without any table. */
export const openEmptyTestStore = <Tables>(options: TestStoreOptions = {}): Promise<StoreOf<Tables>> =>
  storeKind === 'postgres' ? openDatabase<Tables>(options, 'template0') : openFile<Tables>(options)

async function openFile<Tables>(options: TestStoreOptions): Promise<StoreOf<Tables>> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const store = openSqlite<Tables>({ file: join(folder, 'parley.db'), log: silentLog, ...options })
  return closing(store, () => rm(folder, { recursive: true, force: true }))
}

async function openDatabase<Tables>(options: TestStoreOptions, template: string): Promise<StoreOf<Tables>> {
  const databaseUrl = await createDatabase(template)
  const store = openPostgres<Tables>({
    databaseUrl,
    log: silentLog,
    connections: TEST_CONNECTIONS,
    ...options,
  })
  return closing(store, () => dropDatabase(databaseUrl))
}

/** Test files run side by side, and PostgreSQL takes 100 connections in all. */
const TEST_CONNECTIONS = 10

function closing<Tables>(store: StoreOf<Tables>, remove: () => Promise<void>): StoreOf<Tables> {
  const close = async () => {
    await store.close()
    await remove()
  }
  return { ...store, close }
}

const silentLog: Log = { info: () => {}, warn: () => {}, error: console.error }
