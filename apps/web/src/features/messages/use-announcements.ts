'use client'

import { textOf } from '@parley/contracts'
import { useEffect, useRef } from 'react'
import { announce } from '@/ui/announce.ts'
import { createRoomAnnouncer } from './room-announcer.ts'
import { createAnnouncer } from './announcer.ts'
import type { Row } from './rows.ts'

const ENDINGS: Record<string, string> = {
  stopped: 'Answer stopped.',
  error: 'The answer failed.',
  interrupted: 'The answer was interrupted.',
}

/** Reads the answer that is being written, and what others say, to screen readers, without flooding them. */
export function useAnnouncements(rows: readonly Row[], ownId?: string) {
  const announcer = useRef<ReturnType<typeof createAnnouncer>>(null)
  const others = useRef<ReturnType<typeof createRoomAnnouncer>>(null)
  useEffect(() => {
    announcer.current ??= createAnnouncer({ say: announce, now: Date.now })
    others.current ??= createRoomAnnouncer({ say: announce, after: setTimeoutOf })
    others.current(rows, ownId)
    const last = rows.at(-1)
    if (last?.kind !== 'message' || last.message.role !== 'assistant') return
    announcer.current({
      id: last.id,
      isWriting: last.message.status === 'writing',
      text: textOf(last.parts),
      ending: ENDINGS[last.message.status] ?? 'Answer finished.',
    })
  }, [rows, ownId])
}

const setTimeoutOf = (ms: number, run: () => void) => void setTimeout(run, ms)
