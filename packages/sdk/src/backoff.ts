const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * R18: how long to wait before the next try after `failures` failed ones, in milliseconds: anything from 0 to
 * `min(30 s, 0.5 s · 2ⁿ)`, but no longer than it has been away already. The whole range is random, so that a thousand
 * clients of a restarted server spread out; and one whose tries came quickly by chance does not sleep long after the
 * server is back.
 */
export const retryDelay = (failures: number, random: () => number, awayMs = Infinity): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures, Math.max(FIRST_MS, awayMs))
