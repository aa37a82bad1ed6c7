import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmptyTestStore } from '../testing/stores.ts'
import type { StoreOf } from './store.ts'

type Tables = { notes: { id: string; n: number } }

let store: StoreOf<Tables>

beforeEach(async () => {
  store = await openEmptyTestStore<Tables>()
  await store.db.schema.createTable('notes').addColumn('id', 'text').addColumn('n', 'integer').execute()
  await store.db
    .insertInto('notes')
    .values([
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ])
    .execute()
})
afterEach(() => store.close())

const countTo = (n: number) => sql<{ n: number }>`
  with recursive c(n) as (select 1 union all select n + 1 from c where n < ${n}) select count(*) as n from c`

test('a slow read answers rows like any other', async () => {
  const rows = await store.slowRead(store.db.selectFrom('notes').selectAll().where('n', '>', 1))
  expect(rows).toEqual([{ id: 'b', n: 2 }])
  expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype)
})

test('it sees what was committed before', async () => {
  await store.db.insertInto('notes').values({ id: 'c', n: 3 }).execute()
  expect(await store.slowRead(store.db.selectFrom('notes').select('id').where('n', '=', 3))).toEqual([
    { id: 'c' },
  ])
})

test('the event loop turns while it runs', async () => {
  await store.slowRead(countTo(1))
  let turns = 0
  let running = true
  const turn = () => void (running && (turns++, setImmediate(turn)))
  turn()
  expect(await store.slowRead(countTo(1_000_000))).toEqual([{ n: 1_000_000 }])
  running = false
  expect(turns).toBeGreaterThan(50)
})

test('a short one does not wait behind a long one', async () => {
  const long = store.slowRead(countTo(2_000_000))
  const first = await Promise.race([long.then(() => 'long'), store.slowRead(countTo(1)).then(() => 'short')])
  await long
  expect(first).toBe('short')
})

test('its faults come back, and it goes on', async () => {
  await expect(store.slowRead(sql`select * from nowhere`)).rejects.toThrow('nowhere')
  expect(await store.slowRead(countTo(3))).toEqual([{ n: 3 }])
})

test('it takes the same parameters', async () => {
  const rows = await store.slowRead(store.db.selectFrom('notes').select('id').where('n', 'in', [2, 7]))
  expect(rows).toEqual([{ id: 'b' }])
})
