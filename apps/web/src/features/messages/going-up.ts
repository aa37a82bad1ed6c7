const KEYS = new Set(['ArrowUp', 'PageUp', 'Home'])
// What a finger that rests moves.
const STILL_PX = 6

/**
 * Tells of the wish to go up, by wheel, finger or key, before the place does: the next growth of an answer would take that
 * back. What it returns ends it.
 */
export function hearGoingUp(scroller: HTMLElement, tell: () => void): () => void {
  const hearing = new AbortController()
  const options = { passive: true, signal: hearing.signal }
  let touchedAt = Infinity

  const tellIf = (goesUp: boolean) => {
    if (goesUp && scroller.scrollTop > 0) tell()
  }
  scroller.addEventListener('wheel', ({ deltaY }) => tellIf(deltaY < 0), options)
  scroller.addEventListener('touchstart', ({ touches }) => (touchedAt = yOf(touches)), options)
  scroller.addEventListener(
    'touchmove',
    ({ touches }) => tellIf(yOf(touches) > touchedAt + STILL_PX),
    options,
  )
  scroller.addEventListener(
    'keydown',
    ({ key, target }) => tellIf(target === scroller && KEYS.has(key)),
    options,
  )
  return () => hearing.abort()
}

const yOf = (touches: TouchList): number => touches[0]?.clientY ?? Infinity
