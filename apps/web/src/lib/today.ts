'use client'

import { useSyncExternalStore } from 'react'

/** The beginning of today, in milliseconds; it renders again when a day begins. */
export const useToday = (): number => useSyncExternalStore(subscribe, startOfToday, startOfToday)

const startOfToday = (): number => new Date().setHours(0, 0, 0, 0)

function subscribe(listener: () => void) {
  const tomorrow = new Date()
  tomorrow.setHours(24, 0, 0, 0)
  // Timers sleep with the machine: looking again when the page is looked at catches up.
  const timer = setTimeout(listener, tomorrow.getTime() - Date.now() + 1000)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}
