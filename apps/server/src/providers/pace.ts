import type { Clock } from './clock.ts'

// Fine enough that nobody sees a beat, coarse enough that one timer serves hundreds of streams for nothing.
export const BEAT_MS = 10

type Waiter = { due: number; signal: AbortSignal; resolve: () => void }

export type Pace = {
  /** Settles at the first beat after `due`, or after the signal; ask the signal which. */
  until(due: number, signal: AbortSignal): Promise<void>
}

/** One timer for all waiting streams; it runs only while somebody waits. */
export function createPace(clock: Clock): Pace {
  let waiters: Waiter[] = []
  let stop: (() => void) | undefined

  function beat() {
    const now = clock.now()
    const due = waiters.filter((waiter) => waiter.due <= now || waiter.signal.aborted)
    if (due.length === 0) return
    waiters = waiters.filter((waiter) => waiter.due > now && !waiter.signal.aborted)
    for (const waiter of due) waiter.resolve()
    if (waiters.length === 0) sleepSoon()
  }

  // A stream that was woken asks again within the same turn; stopping the timer at once would restart it each beat.
  function sleepSoon() {
    setImmediate(() => {
      if (waiters.length > 0) return
      stop?.()
      stop = undefined
    })
  }

  return {
    until(due, signal) {
      if (due <= clock.now() || signal.aborted) return Promise.resolve()
      stop ??= clock.every(BEAT_MS, beat)
      return new Promise((resolve) => waiters.push({ due, signal, resolve }))
    },
  }
}
