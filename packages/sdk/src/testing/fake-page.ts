import type { PageSignal, PageSignals } from '../page-signals.ts'

/** A browser page whose network and visibility the test decides. */
export function fakePage() {
  let isOnline = true
  let isHidden = false
  const listeners = new Set<(signal: PageSignal) => void>()
  const page: PageSignals = {
    isOnline: () => isOnline,
    isHidden: () => isHidden,
    onSignal: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    page,
    signal(signal: PageSignal) {
      if (signal === 'online' || signal === 'offline') isOnline = signal === 'online'
      else isHidden = signal === 'hidden'
      for (const listener of listeners) listener(signal)
    },
  }
}
