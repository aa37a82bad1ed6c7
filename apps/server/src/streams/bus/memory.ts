import type { Bus, Hint } from './bus.ts'

/** The bus within one process. */
export function memoryBus(): Bus {
  const listeners = new Set<(hint: Hint) => void>()
  return {
    publish(hint) {
      for (const listener of listeners) listener(hint)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}
