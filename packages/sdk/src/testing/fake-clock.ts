import type { Clock } from '../clock.ts'

type Timer = { at: number; order: number; run: () => void }

export type FakeClock = Clock & {
  /** Lets time pass, running what falls due in its order. */
  advance(ms: number): void
  /** How many timers wait. */
  waiting(): number
}

export function fakeClock(): FakeClock {
  let now = 1_000_000
  let order = 0
  const timers = new Set<Timer>()

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at || a.order - b.order)[0]

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, order: order++, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(ms) {
      const until = now + ms
      for (let due = nextDue(until); due; due = nextDue(until)) {
        timers.delete(due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = until
    },
    waiting: () => timers.size,
  }
}
