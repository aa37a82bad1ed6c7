import { nextFrame } from '@parley/sdk'

/**
 * Runs `work` once after the next frame, in a task of its own: what it changes is laid out and painted in the frame after,
 * so that the two never add up to one long task.
 */
export const afterFrame = (work: () => void): void => nextFrame(() => setTimeout(work))
