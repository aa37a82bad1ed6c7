import { useEffect, useState } from 'react'

/**
 * Whether what is out of sight may be left alone. Of an answer that was seen growing the height of each part is known, so
 * nothing jumps when it comes back; until the page gets another width, which makes all heights anew.
 */
export function useResting(isStreaming: boolean): boolean {
  const [rests, setRests] = useState(isStreaming)
  if (isStreaming && !rests) setRests(true)
  useEffect(() => {
    if (isStreaming || !rests) return undefined
    const width = window.innerWidth
    const wake = () => window.innerWidth !== width && setRests(false)
    window.addEventListener('resize', wake)
    return () => window.removeEventListener('resize', wake)
  }, [isStreaming, rests])
  return rests
}
