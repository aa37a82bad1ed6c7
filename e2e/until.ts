import { setTimeout as pause } from 'node:timers/promises'

/** It only ends what hangs. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 25

/** Waits for a fact: asks until there is an answer. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what: string,
  { within = PATIENCE_MS } = {},
): Promise<T> {
  for (const end = Date.now() + within; ; await pause(LOOK_EVERY_MS)) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`)
  }
}
