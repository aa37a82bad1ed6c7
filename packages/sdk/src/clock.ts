/** Time as this package sees it, so that tests can turn it by hand. */
export type Clock = {
  /** Milliseconds; only differences are used. */
  now(): number
  /** Runs `run` once after `ms` milliseconds; calling what it returns prevents that. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
