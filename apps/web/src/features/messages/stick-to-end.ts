import { hearGoingUp } from './going-up.ts'
import { sticks, type ScrollPlace } from './stick.ts'

export type EndSticker = {
  isStuck(): boolean
  stick(): void
  /** Leaves the end, for whoever is brought elsewhere. */
  letGo(): void
  /** Goes on to the end if it is followed: for whoever knows that the list has another height. */
  follow(): void
  end(): void
}

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

  function onResize() {
    const { height, view } = placeOf(scroller)
    // All of it is in sight, its end too, though nobody went there.
    if (height <= view) set(true)
    toEnd()
  }

  const watcher = new ResizeObserver(onResize)
  watcher.observe(content)
  watcher.observe(scroller)
  scroller.addEventListener('scroll', onScroll, { passive: true })
  const endHearing = hearGoingUp(scroller, () => set(false))
  toEnd()

  return {
    isStuck: () => isStuck,
    stick() {
      set(true)
      toEnd()
    },
    letGo: () => set(false),
    follow: toEnd,
    end() {
      watcher.disconnect()
      scroller.removeEventListener('scroll', onScroll)
      endHearing()
    },
  }
}

const placeOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPlace => ({
  top: scrollTop,
  height: scrollHeight,
  view: clientHeight,
})
