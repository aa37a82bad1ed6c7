const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const otherYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
const number = new Intl.NumberFormat()

const DAY_MS = 86_400_000

export const timeOf = (at: number): string => clock.format(at)
export const momentOf = (at: number): string => full.format(at)
export const counted = (count: number): string => number.format(count)

export function dayOf(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? thisYear : otherYear).format(at)
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** How long something took, as in `0.8 s` or `2 min 5 s`. */
export function durationOf(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
