import { setTimeout as pause } from 'node:timers/promises'

type Patience = { everyMs?: number; withinMs?: number }

/** Waits until it is so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  { everyMs = 20, withinMs = 30_000 }: Patience = {},
): Promise<void> {
  const giveUpAt = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`)
    await pause(everyMs)
  }
}
