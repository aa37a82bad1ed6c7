'use client'

import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { growInSteps, type End } from './growing-height.ts'

type RowBoxProps = {
  /** It is the last one, and an answer that is being written. */
  isGrowing: boolean
  /** The end of the list is followed. */
  isStuck: boolean
  scroller: RefObject<HTMLElement | null>
  end: End
  children: ReactNode
}

/** What a row of the list stands in; the same elements whether it grows or not. */
export function RowBox({ isGrowing, isStuck, scroller, end, children }: RowBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const inside = useRef<HTMLDivElement>(null)
  const growth = useRef<ReturnType<typeof growInSteps>>(null)
  const latest = useRef(end)
  useLayoutEffect(() => {
    latest.current = end
  })
  useLayoutEffect(() => {
    if (!isGrowing || !box.current || !inside.current || !scroller.current) return undefined
    const own = growInSteps(
      { box: box.current, inside: inside.current, scroller: scroller.current },
      { isFollowed: () => latest.current.isFollowed(), follow: () => latest.current.follow() },
    )
    growth.current = own
    return () => {
      growth.current = null
      own.end()
    }
  }, [isGrowing, scroller])
  // Before whoever leaves the end has gone anywhere.
  useLayoutEffect(() => {
    if (!isStuck) growth.current?.look()
  }, [isStuck])
  return (
    <div ref={box}>
      <div ref={inside} className="flow-root">
        {children}
      </div>
    </div>
  )
}
