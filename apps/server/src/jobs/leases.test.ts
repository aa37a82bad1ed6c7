import { pino } from 'pino'
import { expect, test } from 'vitest'
import { transaction } from '../db/transactions.ts'
import { memoryBus } from '../streams/bus/memory.ts'
import { openTestStore } from '../testing/stores.ts'
import { until } from '../testing/until.ts'
import { freeAllJobs } from './leases.ts'
import { enqueue, type Jobs } from './queue.ts'
import { createWorker } from './worker.ts'

const log = pino({ level: 'silent' })
/** A process that is killed right after it has committed: its jobs are leased to it, and it never begins them. */
const killed: Jobs = { begin: () => {}, working: true, beginIn: async () => false }

async function jobs() {
  const store = await openTestStore()
  return {
    store,
    order: (by: Jobs) =>
      transaction(store, (tx, afterCommit) =>
        enqueue({ store, jobs: by }, tx, afterCommit, { kind: 'bell.ring', payload: {}, at: Date.now() }),
      ),
    leases: async () =>
      (await store.db.selectFrom('jobs').select('lease_until').execute()).map((row) => row.lease_until),
    [Symbol.asyncDispose]: () => store.close(),
  }
}

test('a job whose process was killed is begun by another once its lease of a few seconds is over', async () => {
  await using place = await jobs()
  await place.order(killed)
  expect(Number((await place.leases())[0]) - Date.now()).toBeLessThan(6000)
  const worker = createWorker({ store: place.store, bus: memoryBus(), log, now: Date.now })
  const rang = Promise.withResolvers<void>()
  worker.start({ 'bell.ring': async () => rang.resolve() })
  await rang.promise
  await worker.stop()
  expect(await place.leases()).toEqual([])
})

test('on SQLite, whoever starts knows that no other process has the job, and begins it at once', async () => {
  await using place = await jobs()
  await place.order(killed)
  await freeAllJobs(place.store)
  const isFree = place.store.kind === 'sqlite'
  expect(await place.leases()).toEqual([isFree ? null : expect.any(Number)])
})

test('a job that runs here is not begun here once more, though its lease be over', async () => {
  await using place = await jobs()
  const worker = createWorker({ store: place.store, bus: memoryBus(), log, now: Date.now })
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  let runs = 0
  worker.start({
    'bell.ring': () => {
      runs += 1
      return mayEnd
    },
  })
  await place.order(worker)
  await until(() => runs === 1 || undefined, 'the first job')
  await place.order(killed)
  // As if this process had stood still, and another been killed: who looks finds both.
  await place.store.db.updateTable('jobs').set({ lease_until: 0 }).execute()
  await until(() => runs > 1 || undefined, 'the job of who was killed')
  end()
  await worker.drain()
  expect(runs).toBe(2)
  await worker.stop()
})

test('a job that takes longer than its lease stays with the process that runs it', async () => {
  await using place = await jobs()
  const worker = createWorker({ store: place.store, bus: memoryBus(), log, now: Date.now })
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  let runs = 0
  worker.start({
    'bell.ring': () => {
      runs += 1
      return mayEnd
    },
  })
  await place.order(worker)
  const [first] = await place.leases()
  await until(async () => Number((await place.leases())[0]) > Number(first) || undefined, 'a longer lease')
  end()
  await worker.drain()
  expect(runs).toBe(1)
  await worker.stop()
})
