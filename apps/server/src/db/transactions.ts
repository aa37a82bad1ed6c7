import { setTimeout as pause } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Log } from './log.ts'
import { isRetryable } from './store-errors.ts'
import type { StoreOf } from './store-of.ts'

/** Deadlocks are rare and resolve at once; what fails five times is not bad luck. */
const ATTEMPTS = 5
const JITTER_MS = 20

export type AfterCommit = (hook: () => unknown) => void

/**
 * Runs `work` in one transaction. It may run more than once, so it must be nothing but queries of `tx`:
 * no network, no other connection, no change of anything outside. What must follow goes into `afterCommit`.
 */
export async function transaction<Tables, T>(
  store: StoreOf<Tables>,
  work: (tx: Transaction<Tables>, afterCommit: AfterCommit) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const hooks: (() => unknown)[] = []
    try {
      const result = await store.db.transaction().execute((tx) => work(tx, (hook) => hooks.push(hook)))
      for (const hook of hooks) void runHook(hook, store.log)
      return result
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error
      await pause(Math.random() * JITTER_MS * attempt)
    }
  }
}

async function runHook(hook: () => unknown, log: Log): Promise<void> {
  try {
    await hook()
  } catch (error) {
    log.error({ err: error }, 'What follows a commit failed; the commit stands.')
  }
}
