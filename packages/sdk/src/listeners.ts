export type Listeners<T> = {
  /** Calls `listener` with every value from now on, until what this returns is called. */
  add(listener: (value: T) => void): () => void
  emit(value: T): void
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    add(listener) {
      // A wrapper of its own: the same function added twice is two listeners, each with its own way out.
      const own = (value: T) => listener(value)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    emit(value) {
      // Who comes meanwhile is told from the next value on; who has left is not told even this one.
      for (const listener of Array.from(listeners)) if (listeners.has(listener)) listener(value)
    },
  }
}
