'use client'

import { textOf, type Message } from '@parley/contracts'
import { useEffect, useRef } from 'react'
import { announce } from '@/ui/announce.ts'
import { createRoomAnnouncer } from './room-announcer.ts'
import { createAnnouncer } from './announcer.ts'
import { CUT_WORDS } from './cut-words.ts'
import type { MessageRowData, Row } from './rows.ts'

const ENDINGS: Record<string, string> = {
  stopped: 'Answer stopped.',
  error: 'The answer failed.',
  interrupted: 'The answer was interrupted.',
}

/** Reads the answer that is being written, and what others say, to screen readers, without flooding them. */
export function useAnnouncements(rows: readonly Row[], ownId: string | undefined, isRoom: boolean) {
  const announcer = useRef<ReturnType<typeof createAnnouncer>>(null)
  const others = useRef<ReturnType<typeof createRoomAnnouncer>>(null)
  useEffect(() => {
    announcer.current ??= createAnnouncer({ say: announce, now: Date.now })
    others.current ??= createRoomAnnouncer({ say: announce, after: setTimeoutOf })
    if (isRoom) others.current(rows, ownId)
    // In a room people talk on while an answer is written.
    const last = isRoom ? rows.findLast(isAnswer) : rows.at(-1)
    if (!last || !isAnswer(last)) return
    announcer.current({
      id: last.id,
      isWriting: last.message.status === 'writing',
      text: textOf(last.parts),
      ending: endingOf(last.message),
    })
  }, [rows, ownId, isRoom])
}

const endingOf = ({ status, reply }: Message): string =>
  reply?.cut ? CUT_WORDS[reply.cut] : (ENDINGS[status] ?? 'Answer finished.')

const isAnswer = (row: Row): row is MessageRowData =>
  row.kind === 'message' && row.message.role === 'assistant'

const setTimeoutOf = (ms: number, run: () => void) => void setTimeout(run, ms)
