'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

// What is fetched then is there before one has scrolled so far.
const NEAR = '600px'

/** Shows something from when it has come near to what is in sight; until then what stands for it. */
export function WhenNear({ otherwise, children }: { otherwise: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => (place.current ? whenNear(place.current, NEAR, () => setNear(true)) : undefined), [])
  return <div ref={place}>{isNear ? children : otherwise}</div>
}

/** Runs once a place is no further from what is in sight than this; what it returns takes that back. */
export function whenNear(place: HTMLElement, margin: string, run: () => void): () => void {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      watcher.disconnect()
      run()
    },
    { rootMargin: margin },
  )
  watcher.observe(place)
  return () => watcher.disconnect()
}
