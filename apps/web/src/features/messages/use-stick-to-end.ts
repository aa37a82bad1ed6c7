'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { stickToEnd, type EndSticker } from './stick-to-end.ts'

/** Keeps the end of a growing list in sight for whoever is there, and leaves alone whoever has gone up to read. */
export function useStickToEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  startsStuck: boolean,
) {
  const [isStuck, setStuck] = useState(startsStuck)
  const [beganStuck] = useState(startsStuck)
  const sticker = useRef<EndSticker>(null)

  useEffect(() => {
    if (!scroller.current || !content.current) return undefined
    const own = stickToEnd(scroller.current, content.current, beganStuck, setStuck)
    sticker.current = own
    return own.end
  }, [scroller, content, beganStuck])

  const stick = () => sticker.current?.stick()
  const letGo = () => sticker.current?.letGo()
  const end = {
    isFollowed: () => sticker.current?.isStuck() ?? startsStuck,
    follow: () => sticker.current?.follow(),
  }
  return { isStuck, stick, letGo, end }
}
