import { sticks, type ScrollPlace } from './stick.ts'

export type EndSticker = { stick(): void; end(): void }

/** Keeps the end of a growing list in sight while `isStuck`, and tells whenever that changes. */
export function stickToEnd(
  scroller: HTMLElement,
  content: HTMLElement,
  startsStuck: boolean,
  tell: (isStuck: boolean) => void,
): EndSticker {
  let isStuck = startsStuck
  let before = placeOf(scroller)

  function set(next: boolean) {
    if (next === isStuck) return
    isStuck = next
    tell(next)
  }

  function toEnd() {
    if (isStuck) scroller.scrollTop = scroller.scrollHeight
    before = placeOf(scroller)
  }

  function onScroll() {
    const now = placeOf(scroller)
    set(sticks(isStuck, before, now))
    before = now
  }

  // The wheel tells of the wish to go up before the place does, which the next growth would take back.
  function onWheel({ deltaY }: WheelEvent) {
    if (deltaY < 0 && scroller.scrollTop > 0) set(false)
  }

  const watcher = new ResizeObserver(toEnd)
  watcher.observe(content)
  watcher.observe(scroller)
  scroller.addEventListener('scroll', onScroll, { passive: true })
  scroller.addEventListener('wheel', onWheel, { passive: true })
  toEnd()

  return {
    stick() {
      set(true)
      toEnd()
    },
    end() {
      watcher.disconnect()
      scroller.removeEventListener('scroll', onScroll)
      scroller.removeEventListener('wheel', onWheel)
    },
  }
}

const placeOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPlace => ({
  top: scrollTop,
  height: scrollHeight,
  view: clientHeight,
})
