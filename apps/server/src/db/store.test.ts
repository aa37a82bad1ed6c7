import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmptyTestStore } from '../testing/stores.ts'
import { columnTypes } from './column-types.ts'
import { isUniqueViolation } from './store-errors.ts'
import type { StoreOf } from './store.ts'

type Tables = {
  notes: {
    id: string
    n: number
    flag: number | boolean | null
    real: number | null
    bytes: Uint8Array | null
  }
}

let store: StoreOf<Tables>

beforeEach(async () => {
  store = await openEmptyTestStore<Tables>()
  const { id, int, bool, real, blob } = columnTypes[store.kind]
  await store.db.schema
    .createTable('notes')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('n', int, (column) => column.notNull())
    .addColumn('flag', bool)
    .addColumn('real', real)
    .addColumn('bytes', blob)
    .execute()
})
afterEach(() => store.close())

const note = (id: string, more: Partial<Tables['notes']> = {}) => ({
  id,
  n: 0,
  flag: null,
  real: null,
  bytes: null,
  ...more,
})
const insert = (...notes: Tables['notes'][]) => store.db.insertInto('notes').values(notes).execute()
const read = (id: string) =>
  store.db.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('values come back as they were written, times as numbers and flags as 0 and 1', async () => {
  const at = 1_795_132_800_000
  await insert(note('all', { n: at, flag: true, real: 0.5, bytes: new Uint8Array([0, 255, 7]) }))
  const row = await read('all')
  expect({ ...row, bytes: [...(row.bytes ?? [])] }).toEqual({
    id: 'all',
    n: at,
    flag: 1,
    real: 0.5,
    bytes: [0, 255, 7],
  })
})

test('null stays null', async () => {
  await insert(note('nothing'))
  expect(await read('nothing')).toEqual(note('nothing'))
})

test('a boolean finds the rows that hold it', async () => {
  await insert(note('yes', { flag: true }), note('no', { flag: false }))
  const found = await store.db.selectFrom('notes').select('id').where('flag', '=', false).execute()
  expect(found).toEqual([{ id: 'no' }])
})

test('rows are plain objects, which a server component may hand to the browser', async () => {
  await insert(note('plain'))
  expect(Object.getPrototypeOf(await read('plain'))).toBe(Object.prototype)
})

test('undefined in a condition is an error that names the place, not a silent NULL', async () => {
  const missing = undefined as unknown as string
  const query = () =>
    store.db.selectFrom('notes').selectAll().where('n', '=', 1).where('id', '=', missing).execute()
  await expect(async () => query()).rejects.toThrow(/Parameter 2 is undefined.*from "notes"/s)
})

test('a whole number in text stays whole', async () => {
  const joined = sql<{
    text: string
  }>`select 'n' || cast(${5} as ${sql.raw(store.kind === 'sqlite' ? 'text' : 'integer')}) as text`
  expect((await joined.execute(store.db)).rows).toEqual([{ text: 'n5' }])
})

test('counts and sums are numbers', async () => {
  await insert(note('a', { n: 2 }), note('b', { n: 3 }))
  const totals = await store.db
    .selectFrom('notes')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('n').as('sum')])
    .executeTakeFirst()
  expect(totals).toEqual({ count: 2, sum: 5 })
})

test('a write says how many rows it changed, and can return them', async () => {
  await insert(note('a'), note('b'))
  const changed = await store.db.updateTable('notes').set({ n: 1 }).executeTakeFirst()
  expect(changed.numUpdatedRows).toBe(2n)
  const deleted = await store.db.deleteFrom('notes').where('id', '=', 'a').returningAll().execute()
  expect(deleted).toEqual([note('a', { n: 1 })])
})

test('a key used twice is told from other faults', async () => {
  await insert(note('a'))
  expect(isUniqueViolation(await insert(note('a')).catch((error: unknown) => error))).toBe(true)
  expect(
    isUniqueViolation(await sql`select nonsense`.execute(store.db).catch((error: unknown) => error)),
  ).toBe(false)
})

test('a column added later is seen by queries that ran before', async () => {
  await insert(note('a'))
  await read('a')
  await store.db.schema.alterTable('notes').addColumn('later', 'text').execute()
  expect(await read('a')).toEqual({ ...note('a'), later: null })
})

test('the database’s clock is in milliseconds', async () => {
  // An existing server of somebody’s own may have another clock, but not by much.
  const before = Date.now() - 5_000
  const { now } = await store.db.selectNoFrom(store.nowMs.as('now')).executeTakeFirstOrThrow()
  expect(Number.isSafeInteger(now)).toBe(true)
  expect(now).toBeGreaterThan(before)
  expect(now).toBeLessThan(Date.now() + 5_000)
})

test('a raw query reads, a raw statement writes', async () => {
  await sql`insert into notes (id, n) values (${'raw'}, ${1})`.execute(store.db)
  const { rows } = await sql`with found as (select id, n from notes) select * from found`.execute(store.db)
  expect(rows).toEqual([{ id: 'raw', n: 1 }])
})

test('more statements than are kept prepared still work', async () => {
  for (let n = 0; n < 1_200; n++) await sql`select ${sql.lit(n)} as n`.execute(store.db)
  expect((await sql`select 1 as n`.execute(store.db)).rows).toEqual([{ n: 1 }])
})

test('a closed store refuses, after finishing what it took', async () => {
  const closing = await openEmptyTestStore<{ t: { id: string } }>()
  await closing.db.schema.createTable('t').addColumn('id', 'text').execute()
  const taken = closing.db.insertInto('t').values({ id: 'last' }).execute()
  await Promise.all([expect(taken).resolves.toHaveLength(1), taken.then(() => closing.close())])
  await expect(closing.db.insertInto('t').values({ id: 'late' }).execute()).rejects.toThrow()
})
