import { newId } from '@parley/contracts'
import { sql, type RawBuilder } from 'kysely'
import type { Store } from '../db/store.ts'
import type { AfterCommit } from '../db/transactions.ts'
import type { Change } from '../streams/change.ts'
import type { Tx } from '../streams/log.ts'

export type Job = { id: string; kind: string; payload: unknown; tries: number }

/**
 * How long a job whose process does not renew its lease waits for another: with the look for such jobs, less than the
 * ten seconds in which an answer must go on after a crash.
 */
const LEASE_MS = 5000

/** A lease that begins now, by the database’s clock, which all processes share. */
export const leaseEnd = ({ nowMs }: Store): RawBuilder<number> => sql<number>`${nowMs} + ${sql.lit(LEASE_MS)}`

export type Jobs = {
  /** Takes a job whose row has just been committed by this process. */
  begin(job: Job): void
  /** Whether this process runs jobs of its own; if not, it only enqueues them. */
  readonly working: boolean
  /** Begins in the very change that orders it what needs no job for that; false for all else. */
  beginIn(change: Change, kind: string, payload: unknown): Promise<boolean>
}

type Queue = { store: Store; jobs: Jobs }
type Order = { kind: string; payload: unknown; at: number; runAt?: number }

/**
 * Orders a job in the transaction of its cause. The row is born leased to this process, which begins the job the moment
 * it has committed: that saves a claim, and a lost process gives the job to another once the lease is over.
 */
export async function enqueue(
  { store, jobs }: Queue,
  tx: Tx,
  afterCommit: AfterCommit,
  order: Order,
): Promise<void> {
  const { kind, payload, at, runAt = at } = order
  const now = jobs.working && runAt <= at
  const job: Job = { id: newId(), kind, payload, tries: now ? 1 : 0 }
  await tx
    .insertInto('jobs')
    .values({
      id: job.id,
      kind,
      payload: JSON.stringify(payload),
      run_at: runAt,
      tries: job.tries,
      lease_until: now ? leaseEnd(store) : null,
      last_error: null,
    })
    .execute()
  if (now) afterCommit(() => jobs.begin(job))
}
