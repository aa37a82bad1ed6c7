import type { Log } from '../db/log.ts'
import type { Store } from '../db/store.ts'
import { leaseEnd } from './queue.ts'

/** Often enough that one renewal may fail or come late without a job being thought lost. */
const RENEW_MS = 1500

export type Leases = {
  hold(jobId: string): void
  release(jobId: string): void
  /** What runs here. */
  held(): string[]
  start(): void
  stop(): Promise<void>
}

/** Keeps the jobs of this process its own for as long as they run. */
export function keepLeases(store: Store, log: Log): Leases {
  const held = new Set<string>()
  let renewing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function renew() {
    if (held.size === 0) return
    try {
      await store.db
        .updateTable('jobs')
        .set({ lease_until: leaseEnd(store) })
        .where('id', 'in', [...held])
        .where('lease_until', 'is not', null)
        .execute()
    } catch (error) {
      log.warn({ err: error }, 'the leases of jobs could not be renewed')
    }
  }

  return {
    hold: (jobId) => void held.add(jobId),
    release: (jobId) => void held.delete(jobId),
    held: () => [...held],
    start() {
      timer = setInterval(() => {
        renewing = renew()
      }, RENEW_MS).unref()
    },
    async stop() {
      clearInterval(timer)
      await renewing
    },
  }
}

/** A SQLite file has one process: whatever job was running when it opened is nobody’s any more. */
export async function freeAllJobs(store: Store): Promise<void> {
  if (store.kind !== 'sqlite') return
  await store.db.updateTable('jobs').set({ lease_until: null }).where('lease_until', 'is not', null).execute()
}
