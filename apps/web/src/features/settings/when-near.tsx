'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

// What is fetched then is there before one has scrolled so far.
const NEAR = '600px'

/** Shows something from when it has come near to what is in sight; until then what stands for it. */
export function WhenNear({ otherwise, children }: { otherwise: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!place.current) return undefined
    const watcher = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: NEAR },
    )
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return <div ref={place}>{isNear ? children : otherwise}</div>
}
