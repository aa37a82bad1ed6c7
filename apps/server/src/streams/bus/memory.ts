import type { Bus, Following, Hint } from './bus.ts'

const FOLLOWING: Following = { ready: Promise.resolve(), end: () => {} }

/** The bus within one process. */
export function memoryBus(): Bus {
  const listeners = new Set<(hint: Hint) => void>()
  return {
    connected: undefined,
    counts: { sent: 0, received: 0 },
    publish(hint) {
      for (const listener of listeners) listener(hint)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow: () => FOLLOWING,
    close: async () => listeners.clear(),
  }
}
