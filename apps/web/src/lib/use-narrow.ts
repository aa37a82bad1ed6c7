'use client'

import { useSyncExternalStore } from 'react'

/** Whether there is no room for a panel beside the messages; not until the page is alive, as it cannot know. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => query().matches,
    () => false,
  )

const query = () => matchMedia('(width < 64rem)')

function subscribe(listener: () => void) {
  const list = query()
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}
