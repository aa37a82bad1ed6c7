'use client'

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { useCaughtUp } from '@/features/chat/use-chat.ts'
import { afterDrawing } from '@/lib/after-drawing.ts'
import { ROOM_BELOW_PX } from './growing-height.ts'
import type { Row } from './rows.ts'

// As much as somebody reads up to; where there is more, they begin with the newest so many.
const MOST_PAGES = 12
const ABOVE_PX = 8
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

type Lists = { scroller: RefObject<HTMLElement | null>; list: RefObject<VirtualizerHandle | null> }

/**
 * Brings whoever opens a room with news in it to where those begin, and keeps them there while more of what is above comes
 * in, until they do something themselves.
 */
export function useNewLine(
  chatId: string,
  rows: readonly Row[],
  isWanted: boolean,
  { letGo, stick }: { letGo: () => void; stick: () => void },
  { scroller, list }: Lists,
) {
  const left = useRef(isWanted ? MOST_PAGES : 0)
  const line = rows.findIndex(({ kind }) => kind === 'new')
  const first = rows.find(({ kind }) => kind === 'message')?.id
  const hasCaughtUp = useCaughtUp(chatId)

  useLayoutEffect(() => {
    if (line === -1 || left.current === 0) return undefined
    left.current--
    letGo()
    list.current?.scrollToIndex(line, { align: 'start', offset: -ABOVE_PX })
    // How high the rows are is known once they have been drawn. Where all that is new fits, its end is in sight, too.
    const endWaiting = afterDrawing(() => {
      const handle = list.current
      // Before that, more of what is new is on its way.
      if (left.current === 0 || !handle || !hasCaughtUp) return
      if (handle.scrollSize - handle.getItemOffset(line) + ROOM_BELOW_PX <= handle.viewportSize) stick()
    })
    return endWaiting
    // oxlint-disable-next-line react/exhaustive-deps -- again only when the line has another place, or all that is new is there
  }, [line, first, hasCaughtUp])

  useEffect(() => {
    const hearing = new AbortController()
    const options = { passive: true, signal: hearing.signal }
    const stay = () => {
      left.current = 0
    }
    for (const act of ACTS) scroller.current?.addEventListener(act, stay, options)
    document.addEventListener('visibilitychange', stay, options)
    return () => hearing.abort()
  }, [scroller])

  /** For whoever is brought elsewhere meanwhile. */
  return () => {
    left.current = 0
  }
}
