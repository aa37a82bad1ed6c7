'use client'

import { useEffect, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { afterDrawing } from '@/lib/after-drawing.ts'
import type { Row } from './rows.ts'

// So much of a message has to be in sight at the lower edge for it to count as seen.
const SEEN_PX = 24

/** The position of the last message that has been in sight so far: how far somebody has read who has not come to the end. */
export function useLastSeen(rows: readonly Row[], list: RefObject<VirtualizerHandle | null>) {
  const [seen, setSeen] = useState(0)
  const look = () => {
    const handle = list.current
    if (!handle || handle.viewportSize === 0) return
    const lowest = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - SEEN_PX)
    const last = rows.slice(0, lowest + 1).findLast((row) => row.kind === 'message' && row.entry === null)
    if (last?.kind === 'message') setSeen((before) => Math.max(before, last.message.position))
  }
  // What comes in, or is brought into sight by opening the room, is seen without a scroll of one's own.
  const count = rows.length
  useEffect(() => {
    return afterDrawing(look)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each change of what is there
  }, [count])
  return { seen, look }
}
