import { cn } from './cn.ts'

const TONES = {
  neutral: 'bg-subtle-fg',
  accent: 'bg-accent',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
} as const

type StatusDotProps = {
  tone?: keyof typeof TONES
  /** Something is going on right now. */
  pulse?: boolean
  /** Says the state in words; leave it out only when the words stand beside the dot. */
  label?: string
  className?: string
}

export function StatusDot({ tone = 'neutral', pulse = false, label, className }: StatusDotProps) {
  return (
    <span
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn(
        'inline-block size-2 shrink-0 rounded-full',
        TONES[tone],
        pulse && 'animate-pulse',
        className,
      )}
    />
  )
}
