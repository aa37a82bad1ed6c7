export type ScrollPlace = { top: number; height: number; view: number }

// A line or so: who is this near the end means to be there.
const NEAR_PX = 32

export const isAtEnd = ({ top, height, view }: ScrollPlace): boolean => height - view - top <= NEAR_PX

/**
 * Whether the list goes on following its end. Only someone who goes up lets go of it: what grows, shrinks or is measured
 * anew moves the end away, too, and must not.
 */
export function sticks(was: boolean, before: ScrollPlace, now: ScrollPlace): boolean {
  if (isAtEnd(now)) return true
  const wentUp = now.top < before.top - 1
  const isSameSize = now.height === before.height && now.view === before.view
  return wentUp && isSameSize ? false : was
}
