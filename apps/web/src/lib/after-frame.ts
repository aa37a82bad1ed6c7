import { nextFrame } from '@parley/sdk'

/** What is shown, and the frame that shows it, take no longer than this where the machine keeps up. */
const KEEPS_UP_MS = 34
const LONGEST_REST_MS = 250

let restUntil = 0

/**
 * Runs `work` once after the next frame, in a task of its own: what it changes is laid out and painted in the frame after,
 * so that the two never add up to one long task.
 */
export const afterFrame = (work: () => void): void => nextFrame(() => setTimeout(work))

/**
 * The same for what comes without end, as an answer does: on a machine that does not keep up, half of the time is left to
 * whoever scrolls, types or clicks. More comes at once then, and less often.
 */
export function pacedAfterFrame(work: () => void): void {
  const rest = restUntil - performance.now()
  if (rest > 0) setTimeout(() => afterFrame(() => measured(work)), rest)
  else afterFrame(() => measured(work))
}

function measured(work: () => void) {
  const began = performance.now()
  work()
  afterFrame(() => {
    const ended = performance.now()
    restUntil = ended + Math.min(LONGEST_REST_MS, Math.max(0, ended - began - KEEPS_UP_MS))
  })
}
