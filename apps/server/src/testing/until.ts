import { setTimeout as pause } from 'node:timers/promises'

/** Long enough for any machine, however busy: it only ends what hangs. A fact that comes sooner is not waited for longer. */
const PATIENCE_MS = 60_000

/** Waits for a fact: asks until there is an answer. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what = 'what was awaited',
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`${what} did not come`)
    await pause(wait)
  }
}
