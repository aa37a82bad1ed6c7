import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '@parley/contracts'
import { isBusy } from '../store-errors.ts'

/** Long enough for another process to finish a usual commit, short enough to poll often. */
const RETRY_MS = 20
/** What is more is this process having stood still, and is not held against the other. */
const MOST_A_TRY_MS = 200

/**
 * Takes the write lock. While another process holds it (a restore, a second server), this waits off the event loop,
 * because SQLite's own busy_timeout would block it.
 */
export async function beginImmediate(writer: DatabaseSync, limitMs: number): Promise<void> {
  let waited = 0
  let since = performance.now()
  while (!tryBegin(writer, waited < limitMs)) {
    await pause(RETRY_MS)
    const now = performance.now()
    waited += Math.min(now - since, MOST_A_TRY_MS)
    since = now
  }
}

function tryBegin(writer: DatabaseSync, mayWait: boolean): boolean {
  try {
    writer.exec('begin immediate')
    return true
  } catch (cause) {
    if (isBusy(cause) && mayWait) return false
    throw new AppError(
      'store_unavailable',
      { detail: 'The database does not take writes right now.' },
      { cause },
    )
  }
}
