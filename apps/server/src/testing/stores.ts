import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../db/log.ts'
import { migrateStore } from '../db/migrate.ts'
import type { Schema } from '../db/schema.ts'
import { openStore, type Store, type StoreKind, type StoreOf, type StoreOptions } from '../db/store.ts'
import { createDatabase, dropDatabase, migratedTemplate } from './postgres-databases.ts'

/** The store this run is for; the same tests run once for each. */
export const storeKind: StoreKind = process.env['STORE'] === 'postgres' ? 'postgres' : 'sqlite'

type TestOptions = Partial<StoreOptions>
/** Somewhere a store can be opened, more than once and by several processes. */
export type TestPlace = { options: StoreOptions; remove(): Promise<void> }

/** A fresh store with all of our tables and no rows; closing it removes it. */
export async function openTestStore(options: TestOptions = {}): Promise<Store> {
  const place = await makePlace(storeKind === 'postgres' ? await migratedTemplate() : '')
  const store = await openIn<Schema>(place, options)
  if (storeKind === 'sqlite') await migrateStore(store)
  return store
}

/** A fresh store without any table; closing it removes it. */
export const openEmptyTestStore = async <Tables>(options: TestOptions = {}): Promise<StoreOf<Tables>> =>
  openIn<Tables>(await makeTestPlace(), options)

/** Where there is a store with all of our tables, for several processes to open. */
export async function makeMigratedPlace(): Promise<TestPlace> {
  const place = await makePlace(storeKind === 'postgres' ? await migratedTemplate() : '')
  if (storeKind === 'postgres') return place
  const store = await openStore(place.options)
  await migrateStore(store)
  await store.close()
  return place
}

/** Where no store has been yet. */
export const makeTestPlace = (): Promise<TestPlace> => makePlace('template0')

async function openIn<Tables>(place: TestPlace, options: TestOptions): Promise<StoreOf<Tables>> {
  const store = await openStore<Tables>({ ...place.options, ...options })
  const close = async () => {
    await store.close()
    await place.remove()
  }
  return { ...store, close }
}

async function makePlace(template: string): Promise<TestPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const databaseUrl = storeKind === 'postgres' ? await createDatabase(template) : undefined
  const options = {
    dataDir,
    databaseUrl,
    log: quietLog,
    connections: TEST_CONNECTIONS,
    connectLimitMs: A_BUSY_MACHINE_MS,
    transactionLimitMs: A_BUSY_MACHINE_MS,
  }
  const remove = async () => {
    await rm(dataDir, { recursive: true, force: true })
    if (databaseUrl) await dropDatabase(databaseUrl)
  }
  return { options, remove }
}

/** Test files run side by side, and PostgreSQL takes 100 connections in all. */
const TEST_CONNECTIONS = 10

/** A limit of time ends only what hangs. */
const A_BUSY_MACHINE_MS = 60_000

const quietLog: Log = {
  info: () => {},
  warn: () => {},
  error: (details, message) => console.error(message, details),
}
