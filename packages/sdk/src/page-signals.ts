export type PageSignal = 'online' | 'offline' | 'visible' | 'hidden'

/** What the surroundings say about the network and the screen; outside a browser: always online and visible. */
export type PageSignals = {
  isOnline(): boolean
  isHidden(): boolean
  onSignal(listener: (signal: PageSignal) => void): () => void
}

export const browserPage: PageSignals = {
  // Node has a navigator without `onLine`; only a plain `false` means offline.
  isOnline: () => globalThis.navigator?.onLine !== false,
  isHidden: () => globalThis.document?.visibilityState === 'hidden',
  onSignal(listener) {
    const { window, document } = globalThis
    if (!window || !document) return () => {}
    const online = () => listener('online')
    const offline = () => listener('offline')
    const visibility = () => listener(document.visibilityState === 'hidden' ? 'hidden' : 'visible')
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    document.addEventListener('visibilitychange', visibility)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', visibility)
    }
  },
}
