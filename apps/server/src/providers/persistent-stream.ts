import { AppError } from '@parley/contracts'
import { sleep, type Clock } from './clock.ts'
import type { ModelChunk } from './provider.ts'
import { isPassing } from './upstream-error.ts'

export const MAX_RETRIES = 2
const FIRST_WAIT_MS = 500
// Who must wait longer than this is better told so than left looking at nothing.
const MAX_WAIT_MS = 8_000

export type Persistence = {
  clock: Clock
  onFirstChunk: () => void
  onFailure: (error: AppError) => void
}

/** Tries again after passing faults, but never after the first chunk: nothing may be said twice. */
export async function* persistentStream(
  open: () => Promise<AsyncIterable<ModelChunk>>,
  persistence: Persistence,
  signal: AbortSignal,
): AsyncGenerator<ModelChunk> {
  for (let tries = 0; ; tries++) {
    let hasBegun = false
    try {
      for await (const chunk of await open()) {
        if (!hasBegun) persistence.onFirstChunk()
        hasBegun = true
        yield chunk
      }
      return
    } catch (error) {
      signal.throwIfAborted()
      const failure = asAppError(error)
      persistence.onFailure(failure)
      const wait = waitBefore(tries, failure)
      if (hasBegun || tries >= MAX_RETRIES || wait === undefined) throw failure
      await sleep(persistence.clock, wait, signal)
    }
  }
}

function waitBefore(tries: number, failure: AppError): number | undefined {
  if (!isPassing(failure)) return undefined
  const told = (failure.details.retryAfterSeconds ?? 0) * 1000
  if (told > MAX_WAIT_MS) return undefined
  const backOff = FIRST_WAIT_MS * 2 ** tries
  return Math.max(told, backOff / 2 + (Math.random() * backOff) / 2)
}

const asAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('provider_failed', {}, { cause: error })
