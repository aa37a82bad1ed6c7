'use client'

import { useEffect, useRef, useState } from 'react'
import type { Row } from './rows.ts'
import { loadEarlier } from './verbs.ts'

// Asking begins before the beginning is in sight.
const NEAR_START_PX = 1200
const AFTER_FAILURE_MS = 3_000

/** Loads what is above, when someone comes near it. */
export function useEarlier(chatId: string, rows: readonly Row[], hasEarlier: boolean) {
  const [isLoading, setLoading] = useState(false)
  const offset = useRef(Infinity)
  // What was loaded is shown a moment after it has come: until then the same is not to be asked for again.
  const asked = useRef<string>(undefined)
  const first = rows.find(({ kind }) => kind === 'message')?.id

  const look = (now: number) => {
    offset.current = now
    if (!hasEarlier || isLoading || first === undefined || now > NEAR_START_PX) return
    if (asked.current === first) return
    asked.current = first
    setLoading(true)
    loadEarlier(chatId, first)
      .catch(async () => {
        await pause(AFTER_FAILURE_MS)
        asked.current = undefined
      })
      .finally(() => setLoading(false))
  }

  useEffect(() => {
    asked.current = undefined
  }, [first])
  // One page may not be enough to fill the screen.
  useEffect(() => {
    if (!isLoading && Number.isFinite(offset.current)) look(offset.current)
    // oxlint-disable-next-line react/exhaustive-deps -- only a new first row is a reason to look again
  }, [first, isLoading])

  return { isLoading, look }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
