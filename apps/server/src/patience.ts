/** Of how many shorter waits one is made. */
const STEPS = 10

type Timers = Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>

/**
 * Runs something after so long in which this process was running; answers what takes it back. A process that stood still
 * finds its timers due before it reads what came meanwhile, and would hold its own silence against others: of several
 * short timers only one is late.
 */
export function afterPatience(ms: number, run: () => void, timers: Timers = globalThis): () => void {
  let left = STEPS
  let timer = timers.setTimeout(step, ms / STEPS)
  function step() {
    if (--left === 0) run()
    else timer = timers.setTimeout(step, ms / STEPS)
  }
  return () => timers.clearTimeout(timer)
}
