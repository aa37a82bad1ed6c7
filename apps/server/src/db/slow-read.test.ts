import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmptyTestStore } from '../testing/stores.ts'
import { until } from '../testing/until.ts'
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
  const turnsWhile = async (reading: Promise<unknown>) => {
    let turns = 0
    let running = true
    const turn = () => void (running && (turns++, setImmediate(turn)))
    turn()
    await reading
    running = false
    return turns
  }
  await untilLong(async (n) => {
    const reading = store.slowRead(countTo(n))
    const turns = await turnsWhile(reading)
    expect(await reading).toEqual([{ n }])
    return turns > 50
  })
})

test('a short one does not wait behind a long one', async () => {
  await untilLong(async (n) => {
    const order: string[] = []
    const long = store.slowRead(countTo(n)).then(() => order.push('long'))
    const short = store.slowRead(countTo(1)).then(() => order.push('short'))
    await Promise.all([long, short])
    return order[0] === 'short'
  })
})

/** What shows only while something long goes on: the busier the machine, the longer that must be. */
async function untilLong(shows: (n: number) => Promise<boolean>) {
  let n = 500_000
  await until(async () => (await shows((n *= 2))) || undefined, 'what shows beside a long read')
}

test('its faults come back, and it goes on', async () => {
  await expect(store.slowRead(sql`select * from nowhere`)).rejects.toThrow('nowhere')
  expect(await store.slowRead(countTo(3))).toEqual([{ n: 3 }])
})

test('it takes the same parameters', async () => {
  const rows = await store.slowRead(store.db.selectFrom('notes').select('id').where('n', 'in', [2, 7]))
  expect(rows).toEqual([{ id: 'b' }])
})
