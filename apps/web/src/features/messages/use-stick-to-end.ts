'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { sticks, type ScrollPlace } from './stick.ts'

const placeOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPlace => ({
  top: scrollTop,
  height: scrollHeight,
  view: clientHeight,
})

/** Keeps the end of a growing list in sight for whoever is there, and leaves alone whoever has gone up to read. */
export function useStickToEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  startsStuck: boolean,
) {
  const stuck = useRef(startsStuck)
  const [isStuck, setStuck] = useState(startsStuck)

  const stick = () => {
    stuck.current = true
    setStuck(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }

  useEffect(() => {
    const element = scroller.current
    const grows = content.current
    if (!element || !grows) return undefined
    let before = placeOf(element)
    const toEnd = () => {
      if (stuck.current) element.scrollTop = element.scrollHeight
      before = placeOf(element)
    }
    const onScroll = () => {
      const now = placeOf(element)
      stuck.current = sticks(stuck.current, before, now)
      before = now
      setStuck(stuck.current)
    }
    const letGo = (event: WheelEvent) => {
      if (event.deltaY < 0 && element.scrollTop > 0) stuck.current = false
    }
    const watcher = new ResizeObserver(toEnd)
    watcher.observe(grows)
    watcher.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', letGo, { passive: true })
    toEnd()
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', letGo)
    }
  }, [scroller, content])

  return { isStuck, stick, isStuckNow: () => stuck.current }
}
