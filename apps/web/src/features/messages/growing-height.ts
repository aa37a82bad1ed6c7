/** What a list has below its last row. */
export const ROOM_BELOW_PX = 24

// The list must not take the row for one that has been left behind: some of its box stays in sight.
const IN_SIGHT_PX = 80

type Boxes = { box: HTMLElement; inside: HTMLElement; scroller: HTMLElement }
/** `follow` goes on to the end of the list where `isFollowed` says so. */
export type End = { isFollowed(): boolean; follow(): void }

/**
 * Lets a row grow out of its box, whose height follows in steps of nearly a screen. A list moves all its rows with each
 * height that one of them tells, and that is the most of what a new line costs. Only for those who follow the end: whoever
 * reads further up is kept in their place by heights that are true. Call it while the row is the last one; `end` gives the
 * box its own height back.
 */
export function growInSteps({ box, inside, scroller }: Boxes, { isFollowed, follow }: End) {
  let told = -1
  let isAsked = false
  let isOver = false

  function look() {
    isAsked = false
    if (isOver) return
    const height = inside.offsetHeight - ROOM_BELOW_PX
    const ahead = height - told
    const most = isFollowed() ? scroller.clientHeight - IN_SIGHT_PX : 0
    if (told < 0 || ahead < 0 || ahead > most) {
      told = height
      box.style.height = `${height}px`
    }
    follow()
  }

  inside.style.paddingBottom = `${ROOM_BELOW_PX}px`
  // In a task of its own: with what changed it, or with the painting of it, the layout would make one task that is long.
  const changes = new MutationObserver(() => {
    if (!isAsked) beforeFrame(look)
    isAsked = true
  })
  changes.observe(inside, { childList: true, characterData: true, subtree: true })
  // Fonts, pictures and another width change it, too.
  const sizes = new ResizeObserver(look)
  sizes.observe(inside)
  look()

  return {
    look,
    end() {
      isOver = true
      changes.disconnect()
      sizes.disconnect()
      inside.style.paddingBottom = ''
      box.style.height = ''
    },
  }
}

/** In the next task, before a frame that may be due already where the browser can be told that. */
function beforeFrame(run: () => void) {
  if ('scheduler' in globalThis) void scheduler.postTask(run, { priority: 'user-blocking' })
  else setTimeout(run)
}
