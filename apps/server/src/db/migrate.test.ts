import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeTestPlace, openEmptyTestStore, openTestStore, type TestPlace } from '../testing/stores.ts'
import { columnTypes } from './column-types.ts'
import { migrateStore } from './migrate.ts'
import type { Migration } from './migration.ts'
import { migrations as ourMigrations } from './migrations/index.ts'
import { openStore, type StoreOf } from './store.ts'

type Tables = {
  migrations: { name: string; at: number; parley_version: string }
  boxes: { id: string }
  things: { id: string; box_id: string }
}

const boxes: Migration = {
  name: '0001-boxes',
  async up(db, kind) {
    const { id } = columnTypes[kind]
    await db.schema
      .createTable('boxes')
      .addColumn('id', id, (column) => column.primaryKey())
      .execute()
    await db.insertInto('boxes').values({ id: 'attic' }).execute()
  },
}
const things: Migration = {
  name: '0002-things',
  async up(db, kind) {
    const { id } = columnTypes[kind]
    await db.schema
      .createTable('things')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('box_id', id, (column) => column.notNull().references('boxes.id').onDelete('cascade'))
      .execute()
    await db.insertInto('things').values({ id: 'lamp', box_id: 'attic' }).execute()
  },
}

const info = vi.fn()
let store: StoreOf<Tables>

beforeEach(async () => {
  info.mockClear()
  store = await openEmptyTestStore<Tables>({ log: { info, warn() {}, error() {} } })
})
afterEach(() => store.close())

const names = async () =>
  (await store.db.selectFrom('migrations').select('name').orderBy('name').execute()).map(({ name }) => name)

test('migrations run once, in order, and are logged', async () => {
  await migrateStore(store, [boxes, things])
  await migrateStore(store, [boxes, things])
  expect(await names()).toEqual(['0001-boxes', '0002-things'])
  const logged = info.mock.calls.map(([details]: unknown[]) => details)
  expect(logged).toEqual([
    { migration: '0001-boxes', ms: expect.any(Number) },
    { migration: '0002-things', ms: expect.any(Number) },
  ])
})

test('a later version adds what is new', async () => {
  await migrateStore(store, [boxes])
  await migrateStore(store, [boxes, things])
  expect(await store.db.selectFrom('things').selectAll().execute()).toEqual([{ id: 'lamp', box_id: 'attic' }])
})

test('each row says when and by which version', async () => {
  await migrateStore(store, [boxes])
  const row = await store.db.selectFrom('migrations').selectAll().executeTakeFirst()
  expect(row).toEqual({
    name: '0001-boxes',
    at: expect.any(Number),
    parley_version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })
})

test('a database of a newer Parley is left alone, with a sentence a person can act on', async () => {
  await migrateStore(store, [boxes, things])
  await expect(migrateStore(store, [boxes])).rejects.toThrow(
    /made by a newer Parley.*Unknown here: 0002-things/s,
  )
})

test('a migration that fails leaves nothing behind, and can run when it is mended', async () => {
  const broken: Migration = {
    name: things.name,
    async up(db, kind) {
      await things.up(db, kind)
      throw new Error('half-way')
    },
  }
  await expect(migrateStore(store, [boxes, broken])).rejects.toThrow('half-way')
  expect(await names()).toEqual(['0001-boxes'])
  await migrateStore(store, [boxes, things])
  expect(await names()).toEqual(['0001-boxes', '0002-things'])
})

test('a table that others refer to can be built anew without losing them', async () => {
  const rebuild: Migration = {
    name: '0003-rebuild',
    async up(db, kind) {
      if (kind === 'postgres') return
      await sql`create table boxes_new (id text primary key, label text)`.execute(db)
      await sql`insert into boxes_new select id, null from boxes`.execute(db)
      await db.schema.dropTable('boxes').execute()
      await db.schema.alterTable('boxes_new').renameTo('boxes').execute()
    },
  }
  await migrateStore(store, [boxes, things, rebuild])
  expect(await store.db.selectFrom('things').select('id').execute()).toEqual([{ id: 'lamp' }])
})

test('a migration that leaves rows pointing nowhere is refused, and foreign keys hold afterwards', async () => {
  const orphan = { id: 'sock', box_id: 'cellar' }
  const careless: Migration = {
    name: '0003-careless',
    up: async (db) => void (await db.insertInto('things').values(orphan).execute()),
  }
  await expect(migrateStore(store, [boxes, things, careless])).rejects.toThrow()
  expect(await names()).toEqual(['0001-boxes', '0002-things'])
  await expect(store.db.insertInto('things').values(orphan).execute()).rejects.toThrow()
})

test('two that start at once do the work once', async () => {
  const place = await makeTestPlace()
  const starters = await Promise.all([1, 2, 3].map(() => openStore<Tables>(place.options)))
  try {
    await Promise.all(starters.map((starter) => migrateStore(starter, [boxes, things])))
    const rows = await starters[0]!.db.selectFrom('migrations').select('name').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(['0001-boxes', '0002-things'])
  } finally {
    await closeAll(starters, place)
  }
})

test('our own migrations run, in the order of their names', async () => {
  const ours = await openTestStore()
  await migrateStore(ours)
  await ours.close()
  const inOrder = ourMigrations.map(({ name }) => name)
  expect(inOrder).toEqual(inOrder.toSorted())
})

async function closeAll(stores: StoreOf<Tables>[], place: TestPlace): Promise<void> {
  await Promise.all(stores.map((opened) => opened.close()))
  await place.remove()
}
