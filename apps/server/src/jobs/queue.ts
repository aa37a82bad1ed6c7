import { newId } from '@parley/contracts'
import type { AfterCommit } from '../db/transactions.ts'
import type { Tx } from '../streams/log.ts'

export type Job = { id: string; kind: string; payload: unknown; tries: number }

/** How long a job may run before another worker may think it lost. */
export const JOB_LEASE_MS = 30_000

export type Jobs = {
  /** Takes a job whose row has just been committed by this process. */
  begin(job: Job): void
  /** Whether this process runs jobs of its own; if not, it only enqueues them. */
  readonly working: boolean
}

type Order = { kind: string; payload: unknown; at: number; runAt?: number }

/**
 * Orders a job in the transaction of its cause. The row is born leased to this process, which begins the job the moment
 * it has committed: that saves a claim, and a lost process gives the job to another once the lease is over.
 */
export async function enqueue(jobs: Jobs, tx: Tx, afterCommit: AfterCommit, order: Order): Promise<void> {
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
      lease_until: now ? at + JOB_LEASE_MS : null,
      last_error: null,
    })
    .execute()
  if (now) afterCommit(() => jobs.begin(job))
}
