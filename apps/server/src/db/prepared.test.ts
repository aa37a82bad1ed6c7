import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStore } from '../testing/stores.ts'
import { prepared } from './prepared.ts'
import type { Store } from './store.ts'

let store: Store
let built = 0

beforeEach(async () => {
  built = 0
  store = await openTestStore()
})
afterEach(() => store.close())

type Row = { id: string; epoch: string; head: number; floor: number }
const row = (id: string, head = 0): Row => ({ id, epoch: 'e', head, floor: 0 })

const insert = prepared((db, { rows }: { rows: Row[] }) => {
  built++
  return db.insertInto('streams').values(rows)
})
const headsOf = prepared((db, { ids, most }: { ids: readonly string[]; most: number }) => {
  built++
  return db
    .selectFrom('streams')
    .select(['id', 'head'])
    .where('id', 'in', ids)
    .where('head', '<', most)
    .orderBy('id')
})

test('a statement is built once, and each time runs with the values it is given', async () => {
  await insert(store.db, { rows: [row('a', 1)] })
  await insert(store.db, { rows: [row('b', 2)] })
  expect(built).toBe(1)
  expect(await headsOf(store.db, { ids: ['a', 'b'], most: 9 })).toEqual([
    { id: 'a', head: 1 },
    { id: 'b', head: 2 },
  ])
  expect(await headsOf(store.db, { ids: ['b', 'c'], most: 9 })).toEqual([{ id: 'b', head: 2 }])
  expect(await headsOf(store.db, { ids: ['b', 'a'], most: 2 })).toEqual([{ id: 'a', head: 1 }])
  expect(built).toBe(2)
})

test('lists of another length are another statement', async () => {
  await insert(store.db, { rows: [row('a'), row('b'), row('c')] })
  expect(await headsOf(store.db, { ids: ['c'], most: 1 })).toHaveLength(1)
  expect(await headsOf(store.db, { ids: ['c', 'a', 'b'], most: 1 })).toHaveLength(3)
})

test('it runs within a transaction, and is undone with it', async () => {
  const undone = store.db.transaction().execute(async (tx) => {
    await insert(tx, { rows: [row('a')] })
    expect(await headsOf(tx, { ids: ['a'], most: 1 })).toHaveLength(1)
    throw new Error('never mind')
  })
  await expect(undone).rejects.toThrow('never mind')
  expect(await headsOf(store.db, { ids: ['a'], most: 1 })).toEqual([])
})

test('it may be written as SQL, its values may be null, and one that is missing is refused', async () => {
  const said = prepared(
    (_db, { id, nothing }: { id: string; nothing: string | null }) =>
      sql<{ said: string }>`select coalesce(cast(${nothing} as text), ${id}) as said`,
  )
  expect(await said(store.db, { id: 'a', nothing: null })).toEqual([{ said: 'a' }])
  await expect(said(store.db, { id: 'a' } as never)).rejects.toThrow(/undefined/)
})

test('each store has its own words for it', async () => {
  const locked = prepared((db, { id }: { id: string }, { lockRow }: Store) =>
    lockRow(db.selectFrom('streams').selectAll().where('id', '=', id)),
  )
  await insert(store.db, { rows: [row('a')] })
  const other = await openTestStore()
  await insert(other.db, { rows: [row('a', 7)] })
  expect(await locked(store.db, { id: 'a' }, store)).toMatchObject([{ head: 0 }])
  expect(await locked(other.db, { id: 'a' }, other)).toMatchObject([{ head: 7 }])
  await other.close()
})
