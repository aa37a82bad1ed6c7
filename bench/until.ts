import { setTimeout as pause } from 'node:timers/promises'

type Patience = { everyMs?: number; withinMs?: number }

/** As the promise, or refused with what was waited for when that takes too long: a bench must never stand still. */
export async function within<T>(withinMs: number, what: string, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(inVain(withinMs, what))), withinMs)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Waits until it is so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string | (() => string),
  { everyMs = 20, withinMs = 30_000 }: Patience = {},
): Promise<void> {
  const giveUpAt = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > giveUpAt)
      throw new Error(inVain(withinMs, typeof what === 'string' ? what : what()))
    await pause(everyMs)
  }
}

const inVain = (ms: number, what: string): string => `Waited ${ms} ms in vain for ${what}.`
