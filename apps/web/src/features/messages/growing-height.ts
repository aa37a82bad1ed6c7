/** What a list has below its last row. */
export const ROOM_BELOW_PX = 24

// The list must not take the row for one that has been left behind: some of its box stays in sight.
const IN_SIGHT_PX = 80

/**
 * Lets a row grow out of its box, whose height follows in steps of nearly a screen. A list moves all its rows with each
 * height that one of them tells, and that is the most of what a new line costs. Call it while the row is the last one; what
 * it returns gives the box its own height back.
 */
export function growInSteps(
  box: HTMLElement,
  inside: HTMLElement,
  scroller: HTMLElement,
  follow: () => void,
): () => void {
  let told = -1
  let timer: ReturnType<typeof setTimeout> | undefined

  function look() {
    clearTimeout(timer)
    timer = undefined
    const height = inside.offsetHeight - ROOM_BELOW_PX
    const ahead = height - told
    if (told < 0 || ahead < 0 || ahead > scroller.clientHeight - IN_SIGHT_PX) {
      told = height
      box.style.height = `${height}px`
    }
    follow()
  }

  inside.style.paddingBottom = `${ROOM_BELOW_PX}px`
  // In a task of its own: with what changed it, or with the painting of it, the layout would make one task that is long.
  const changes = new MutationObserver(() => (timer ??= setTimeout(look)))
  changes.observe(inside, { childList: true, characterData: true, subtree: true })
  // Fonts, pictures and another width change it, too.
  const sizes = new ResizeObserver(look)
  sizes.observe(inside)
  look()

  return () => {
    clearTimeout(timer)
    changes.disconnect()
    sizes.disconnect()
    inside.style.paddingBottom = ''
    box.style.height = ''
  }
}
