'use client'

import { useEffect, useState } from 'react'

/** Whether this page is in sight. */
export function useLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(() => !document.hidden)
  useEffect(() => {
    const look = () => setLookedAt(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isLookedAt
}
