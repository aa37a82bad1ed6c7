import { nextFrame } from '@parley/sdk'

/** What waits until the last work has been painted; null when nothing is being painted. */
let waiting: (() => void)[] | null = null

/**
 * Runs `work` once, soon, in a task of its own; after the next frame if such work has been done since the last. Waiting for a
 * frame each time would ask for one in which there is nothing to paint, before each one in which there is.
 */
export function onceAFrame(work: () => void) {
  if (waiting) waiting.push(work)
  else start([work])
}

function start(works: (() => void)[]) {
  waiting = []
  setTimeout(() => nextFrame(painted))
  for (const work of works) setTimeout(work)
}

function painted() {
  const next = waiting ?? []
  waiting = null
  if (next.length > 0) start(next)
}
