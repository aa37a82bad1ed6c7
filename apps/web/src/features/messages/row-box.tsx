'use client'

import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { growInSteps } from './growing-height.ts'

type RowBoxProps = {
  /** It is the last one, and an answer that is being written. */
  isGrowing: boolean
  scroller: RefObject<HTMLElement | null>
  /** Goes on to the end of the list where that is followed. */
  follow: () => void
  children: ReactNode
}

/** What a row of the list stands in; the same elements whether it grows or not. */
export function RowBox({ isGrowing, scroller, follow, children }: RowBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const inside = useRef<HTMLDivElement>(null)
  const onGrowth = useRef(follow)
  useLayoutEffect(() => {
    onGrowth.current = follow
  })
  useLayoutEffect(() => {
    if (!isGrowing || !box.current || !inside.current || !scroller.current) return undefined
    return growInSteps(box.current, inside.current, scroller.current, () => onGrowth.current())
  }, [isGrowing, scroller])
  return (
    <div ref={box}>
      <div ref={inside} className="flow-root">
        {children}
      </div>
    </div>
  )
}
