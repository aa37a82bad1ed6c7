import { cn } from '@/ui/cn.ts'
import { measure } from './password-measure.ts'

const COLOURS = { short: 'bg-warning', fair: 'bg-accent', long: 'bg-success' } as const
const SEGMENTS = [0, 1, 2, 3]

/** How long a password is: length is what makes one hard to guess. */
export function LengthMeter({ password }: { password: string }) {
  const { filled, tone, words } = measure(password)
  return (
    <span className="flex flex-col gap-1.5">
      <span aria-hidden className="flex gap-1">
        {SEGMENTS.map((at) => (
          <span
            key={at}
            className={cn(
              'h-1 flex-1 rounded-full bg-border transition-colors duration-150',
              at < filled && COLOURS[tone],
            )}
          />
        ))}
      </span>
      <span>{words}</span>
    </span>
  )
}
