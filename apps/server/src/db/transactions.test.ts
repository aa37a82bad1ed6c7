import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEmptyTestStore } from '../testing/stores.ts'
import { until } from '../testing/until.ts'
import { columnTypes } from './column-types.ts'
import type { StoreOf } from './store.ts'
import { transaction } from './transactions.ts'

type Tables = { counters: { id: string; n: number } }

const errors = vi.fn()
let store: StoreOf<Tables>

beforeEach(() => {
  errors.mockClear()
  return open()
})
afterEach(() => store.close())

async function open(limits: { transactionLimitMs?: number } = {}) {
  const log = { info() {}, warn() {}, error: errors }
  store = await openEmptyTestStore<Tables>({ log, ...limits })
  await store.db.schema
    .createTable('counters')
    .addColumn('id', columnTypes[store.kind].id, (column) => column.primaryKey())
    .addColumn('n', columnTypes[store.kind].int, (column) => column.notNull())
    .execute()
  await store.db
    .insertInto('counters')
    .values([
      { id: 'a', n: 0 },
      { id: 'b', n: 0 },
    ])
    .execute()
}

const add = (db: StoreOf<Tables>['db'], id: string, by = 1) =>
  db
    .updateTable('counters')
    .set((eb) => ({ n: eb('n', '+', by) }))
    .where('id', '=', id)
    .execute()
const create = (db: StoreOf<Tables>['db'], id: string) =>
  db.insertInto('counters').values({ id, n: 0 }).execute()
const valueOf = async (id: string) =>
  (await store.db.selectFrom('counters').select('n').where('id', '=', id).executeTakeFirst())?.n
const countRows = async () => (await store.db.selectFrom('counters').select('id').execute()).length

test('all of a transaction is stored, or nothing of it', async () => {
  const failing = transaction(store, async (tx) => {
    await add(tx, 'a')
    await create(tx, 'c')
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect([await valueOf('a'), await countRows()]).toEqual([0, 2])
})

test('nobody reads what is not committed, and the transaction itself does', async () => {
  const seen = await transaction(store, async (tx) => {
    await add(tx, 'a', 7)
    const within = await tx.selectFrom('counters').select('n').where('id', '=', 'a').executeTakeFirst()
    return { within: within?.n, without: await valueOf('a') }
  })
  expect(seen).toEqual({ within: 7, without: 0 })
  expect(await valueOf('a')).toBe(7)
})

test('counting at once from many sides loses nothing', async () => {
  const read = (tx: StoreOf<Tables>['db']) =>
    store.lockRow(tx.selectFrom('counters').select('n').where('id', '=', 'a')).executeTakeFirstOrThrow()
  const increment = () =>
    transaction(store, async (tx) => {
      const { n } = await read(tx)
      await tx
        .updateTable('counters')
        .set({ n: n + 1 })
        .where('id', '=', 'a')
        .execute()
    })
  await Promise.all(Array.from({ length: 250 }, increment))
  expect(await valueOf('a')).toBe(250)
})

test('a transaction that fails leaves its neighbours unhurt', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) =>
      transaction(store, async (tx) => {
        await add(tx, 'a')
        await create(tx, n % 3 === 0 ? 'b' : `new-${n}`)
      }),
    ),
  )
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(outcomes.map((_, n) => n % 3 !== 0))
  expect([await valueOf('a'), await countRows()]).toEqual([20, 22])
})

test('a single write that fails leaves its neighbours unhurt', async () => {
  const outcomes = await Promise.allSettled(['c', 'b', 'd'].map((id) => create(store.db, id)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await countRows()).toBe(4)
})

test('transactions in opposite orders both get through', async () => {
  const both = (first: string, second: string) =>
    transaction(store, async (tx) => {
      await add(tx, first)
      await add(tx, second)
    })
  await Promise.all(Array.from({ length: 6 }, (_, n) => (n % 2 ? both('a', 'b') : both('b', 'a'))))
  expect([await valueOf('a'), await valueOf('b')]).toEqual([6, 6])
})

test('what lost against another transaction runs again, from the start', async () => {
  let runs = 0
  const hook = vi.fn()
  await transaction(store, async (tx, afterCommit) => {
    afterCommit(hook)
    await add(tx, 'a')
    if (++runs < 3) throw Object.assign(new Error('could not serialize access'), { code: '40001' })
  })
  expect([runs, await valueOf('a'), hook.mock.calls.length]).toEqual([3, 1, 1])
})

test('what keeps losing fails in the end', async () => {
  const losing = transaction(store, async () => {
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
  })
  await expect(losing).rejects.toThrow('deadlock detected')
})

test('a hook runs after the commit, when everybody can read the rows', async () => {
  const seen = Promise.withResolvers<number | undefined>()
  await transaction(store, async (tx, afterCommit) => {
    afterCommit(async () => seen.resolve(await valueOf('a')))
    await add(tx, 'a')
  })
  expect(await seen.promise).toBe(1)
})

test('no hook runs when the transaction fails', async () => {
  const hook = vi.fn()
  const failing = transaction(store, async (_tx, afterCommit) => {
    afterCommit(hook)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(hook).not.toHaveBeenCalled()
})

test('a hook that fails is logged; the commit and the other hooks stand', async () => {
  const other = vi.fn()
  await transaction(store, async (tx, afterCommit) => {
    afterCommit(() => Promise.reject(new Error('the bus is down')))
    afterCommit(other)
    await add(tx, 'a')
  })
  await expect.poll(() => errors.mock.calls.length).toBe(1)
  expect([await valueOf('a'), other.mock.calls.length]).toEqual([1, 1])
})

test('a transaction that awaits something else is rolled back in the end, and the others go on', async () => {
  await store.close()
  // Long enough for a busy machine to run a few queries, short enough to wait for.
  await open({ transactionLimitMs: 400 })
  const released = Promise.withResolvers<void>()
  const stuck = transaction(store, async (tx) => {
    await add(tx, 'a', 100)
    await released.promise
    await add(tx, 'a', 100)
  })
  const outcome = expect(stuck).rejects.toThrow()
  // On a machine that stands still for so long these are rolled back as well; in the end they go through.
  await until(() =>
    transaction(store, (tx) => add(tx, 'a')).then(
      () => true,
      () => undefined,
    ),
  )
  released.resolve()
  await outcome
  expect(await valueOf('a')).toBe(1)
})

test('a query that its transaction did not await is refused, not smuggled into another', async () => {
  let leaked: StoreOf<Tables>['db'] | undefined
  await transaction(store, async (tx) => {
    leaked = tx
    await add(tx, 'a')
  })
  await expect(add(leaked!, 'a')).rejects.toThrow()
  expect(await valueOf('a')).toBe(1)
})
