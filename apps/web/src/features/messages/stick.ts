export type ScrollPlace = { top: number; height: number; view: number }

// A line or so: who is this near the end means to be there.
const NEAR_PX = 32

export const isAtEnd = ({ top, height, view }: ScrollPlace): boolean => height - view - top <= NEAR_PX

/**
 * Whether the list goes on following its end. Only someone who goes up lets go of it: what grows, shrinks or is measured
 * anew moves the end away, too, and must not.
 */
export function sticks(was: boolean, before: ScrollPlace, now: ScrollPlace): boolean {
  const isSameSize = now.height === before.height && now.view === before.view
  // Late word of having followed the end: who has turned the wheel meanwhile is not to be held for it.
  if (isSameSize && now.top === before.top) return was
  if (isAtEnd(now)) return true
  const wentUp = now.top < before.top - 1
  return wentUp && isSameSize ? false : was
}
