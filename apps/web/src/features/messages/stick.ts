export type ScrollPlace = { top: number; height: number; view: number }

// A line or so: who is this near the end means to be there.
const NEAR_PX = 32

export const isAtEnd = ({ top, height, view }: ScrollPlace): boolean => height - view - top <= NEAR_PX

/**
 * Whether the list goes on following its end. Only someone who goes up lets go of it: what grows, shrinks or is measured
 * anew moves the end away, too, and must not. Only someone who goes down to it takes hold of it again: an answer may have
 * grown between following its end and hearing of that, and the first step up is still near the end.
 */
export function sticks(was: boolean, before: ScrollPlace, now: ScrollPlace): boolean {
  if (now.height <= now.view) return true
  if (!was) return now.top > before.top && isAtEnd(now)
  const isSameSize = now.height === before.height && now.view === before.view
  const wentUp = now.top < before.top - 1
  return !(wentUp && isSameSize)
}
