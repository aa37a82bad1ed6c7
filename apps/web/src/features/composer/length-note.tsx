import { MAX_TEXT } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'

export const LONGEST = MAX_TEXT
const WARN_FROM = 0.9 * LONGEST
/** What a field takes: enough to see that it is too much. Megabytes would stop the page, and could not be sent anyway. */
export const FIELD_TAKES = 2 * LONGEST

/** Says how much more fits, once that is little. */
export function LengthNote({ length }: { length: number }) {
  if (length < WARN_FROM) return null
  const over = length - LONGEST
  return (
    <output
      className={cn(
        'absolute -top-7 right-1 rounded-sm bg-bg px-1.5 text-xs tabular-nums',
        over > 0 ? 'text-danger' : 'text-muted-fg',
      )}
    >
      {wordsFor(over)}
    </output>
  )
}

function wordsFor(over: number): string {
  if (over <= 0) return `${(-over).toLocaleString()} characters left`
  if (over >= FIELD_TAKES - LONGEST) return 'Far too long: what comes after this is left out'
  return `${over.toLocaleString()} characters too long`
}
