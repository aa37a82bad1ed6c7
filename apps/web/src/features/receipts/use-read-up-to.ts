'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect, useRef, useState } from 'react'

/** How far one had read when one came, or last looked away; null where nothing is counted. */
export function useReadUpTo(state: ChatState, ownId: string | null): number | null {
  const own = state.participants.find(({ id }) => id === ownId)
  const now = state.chat.kind === 'room' ? (own?.readPosition ?? null) : null
  const [readUpTo, setReadUpTo] = useState(now)
  if (readUpTo === null && now !== null) setReadUpTo(now)
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useEffect(() => {
    const look = () => document.hidden && setReadUpTo(latest.current)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return readUpTo
}
