import { useSyncExternalStore } from 'react'

/** The theme of the page, for what cannot follow it by CSS alone. */
export const useTheme = () => useSyncExternalStore(listen, read, () => 'light')

const read = () => document.documentElement.dataset.theme ?? 'light'

function listen(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
