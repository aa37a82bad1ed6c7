import { MAX_TEXT } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'

export const LONGEST = MAX_TEXT
const WARN_FROM = 0.9 * LONGEST

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
      {over > 0
        ? `${over.toLocaleString()} characters too long`
        : `${(-over).toLocaleString()} characters left`}
    </output>
  )
}
