import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from './clock.ts'

type Timer = { due: number; run: () => void; everyMs?: number }

export type HandClock = Clock & {
  /** Turns the clock on, letting everything that is due happen in its order. */
  turn(ms: number): Promise<void>
  /** How often a timer rang. */
  rings(): number
  waiting(): number
}

/** A clock that stands still until a test turns it. */
export function createHandClock(): HandClock {
  let now = 0
  let rings = 0
  const timers = new Set<Timer>()
  const add = (timer: Timer) => {
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await nextTurn()
  }
  const nextDue = (end: number) =>
    [...timers].filter((timer) => timer.due <= end).toSorted((left, right) => left.due - right.due)[0]

  return {
    now: () => now,
    after: (ms, run) => add({ due: now + ms, run }),
    every: (ms, run) => add({ due: now + ms, run, everyMs: ms }),
    rings: () => rings,
    waiting: () => timers.size,
    async turn(ms) {
      const end = now + ms
      await settle()
      for (let timer = nextDue(end); timer; timer = nextDue(end)) {
        now = timer.due
        rings++
        if (timer.everyMs) timer.due += timer.everyMs
        else timers.delete(timer)
        timer.run()
        await settle()
      }
      now = end
    },
  }
}
