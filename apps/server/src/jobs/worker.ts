import type { Logger } from 'pino'
import { sql } from 'kysely'
import type { Store } from '../db/store.ts'
import { transaction } from '../db/transactions.ts'
import type { Bus } from '../streams/bus/bus.ts'
import type { Change } from '../streams/change.ts'
import { leaseEnd, type Job, type Jobs } from './queue.ts'
import { keepLeases } from './leases.ts'

/** How often to look for jobs that are due, or whose worker was lost. */
const LOOK_MS = 1000
/** Few, so that one process does not take what others could begin at the same time. */
const AT_ONCE = 10
const MAX_TRIES = 8
/** A job that has failed this often stays, to be looked at, and is not tried again. */
const NEVER = 8_640_000_000_000_000

export type JobHandlers = Record<string, (payload: never) => Promise<void>>
/** By kind: takes what a change orders in that change, and goes on once it has committed; false when it must be a job. */
export type Beginnings = Record<string, (change: Change, payload: never) => Promise<boolean>>
export type Worker = Jobs & {
  start(handlers: JobHandlers, beginnings?: Beginnings): void
  /** Resolves once no job is running and none is due. */
  drain(): Promise<void>
  stop(): Promise<void>
}

type WorkerParts = { store: Store; bus: Bus; log: Logger; now: () => number }

export function createWorker({ store, bus, log, now }: WorkerParts): Worker {
  let handlers: JobHandlers = {}
  let beginnings: Beginnings = {}
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let looking: Promise<void> | undefined
  let isHinted = false
  const running = new Set<Promise<void>>()
  const leases = keepLeases(store, log)
  const stopListening = bus.listen((hint) => {
    if (hint.kind === 'work') lookSooner()
  })

  function begin(job: Job) {
    leases.hold(job.id)
    const done = (isStopped ? giveBack(job) : run(job)).finally(() => {
      leases.release(job.id)
      running.delete(done)
    })
    running.add(done)
  }

  async function run(job: Job) {
    const handler = handlers[job.kind] as ((payload: unknown) => Promise<void>) | undefined
    try {
      if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`)
      await handler(job.payload)
      await store.db.deleteFrom('jobs').where('id', '=', job.id).execute()
    } catch (error) {
      log.error({ err: error, job: job.id, kind: job.kind }, 'job failed')
      await putBack(job, error).catch((fault: unknown) =>
        log.error({ err: fault }, 'job could not be put back'),
      )
    }
  }

  /** Its cause committed while this process was stopping: another may have it at once. */
  async function giveBack(job: Job) {
    await store.db
      .updateTable('jobs')
      .set({ lease_until: null })
      .where('id', '=', job.id)
      .execute()
      .then(
        () => bus.publish({ kind: 'work' }),
        (fault: unknown) => log.error({ err: fault }, 'job could not be given back'),
      )
  }

  async function putBack(job: Job, error: unknown) {
    const delay = 1000 * 2 ** job.tries
    const runAt = job.tries >= MAX_TRIES ? NEVER : now() + delay
    await store.db
      .updateTable('jobs')
      .set({ run_at: runAt, lease_until: null, last_error: String(error).slice(0, 2000) })
      .where('id', '=', job.id)
      .execute()
  }

  async function claimDue(): Promise<number> {
    const held = leases.held()
    const rows = await transaction(store, async (tx) => {
      const due = store.skipLocked(
        tx
          .selectFrom('jobs')
          .select('id')
          .where('run_at', '<=', now())
          .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<', store.nowMs)]))
          // What runs here is not lost, though its lease be over: this process may have stood still.
          .$if(held.length > 0, (query) => query.where('id', 'not in', held))
          .orderBy('run_at')
          .limit(AT_ONCE),
      )
      const ids = (await due.execute()).map((row) => row.id)
      if (ids.length === 0) return []
      return tx
        .updateTable('jobs')
        .set({ lease_until: leaseEnd(store), tries: sql<number>`tries + 1` })
        .where('id', 'in', ids)
        .returningAll()
        .execute()
    })
    for (const row of rows) begin({ ...row, payload: JSON.parse(row.payload) })
    return rows.length
  }

  const isAnyDue = async () =>
    (await store.db.selectFrom('jobs').select('id').where('run_at', '<=', now()).limit(1).execute()).length >
    0

  async function look() {
    try {
      if (await isAnyDue()) while ((await claimDue()) === AT_ONCE && timer);
    } catch (error) {
      log.warn({ err: error }, 'looking for jobs failed')
    }
    looking = undefined
    if (timer) timer = setTimeout(lookNow, isHinted ? 0 : LOOK_MS).unref()
  }

  function lookNow() {
    isHinted = false
    looking = look()
  }

  function lookSooner() {
    isHinted = true
    if (!timer || looking) return
    clearTimeout(timer)
    timer = setTimeout(lookNow, 0).unref()
  }

  return {
    begin,
    get working() {
      return timer !== undefined
    },
    async beginIn(change, kind, payload) {
      const beginning = beginnings[kind] as
        ((change: Change, payload: unknown) => Promise<boolean>) | undefined
      return timer !== undefined && beginning !== undefined && (await beginning(change, payload))
    },
    start(known, taken = {}) {
      handlers = known
      beginnings = taken
      leases.start()
      timer = setTimeout(lookNow, 0).unref()
    },
    async drain() {
      do await Promise.all(running)
      while (
        // Asked in this order: a job may have begun while it was looked for others.
        (await claimDue()) > 0 ||
        running.size > 0
      )
    },
    async stop() {
      stopListening()
      clearTimeout(timer)
      timer = undefined
      isStopped = true
      await looking
      while (running.size > 0) await Promise.all(running)
      await leases.stop()
    },
  }
}
