const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['month', 30 * 86_400_000],
  ['year', 365 * 86_400_000],
]

/** How long ago, in the largest unit that fits: `3 hours ago`. */
export function timeAgo(at: number, now: number): string {
  const passed = Math.max(0, now - at)
  const step = STEPS.findLast(([, length]) => passed >= length)
  if (!step) return 'just now'
  const [unit, length] = step
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(passed / length), unit)
}
