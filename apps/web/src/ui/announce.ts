type Listener = (message: string) => void

const listeners = new Set<Listener>()

/** Says something to screen readers, once, when they have finished what they are saying. */
export function announce(message: string) {
  for (const listener of listeners) listener(message)
}

export function onAnnounce(listener: Listener) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
