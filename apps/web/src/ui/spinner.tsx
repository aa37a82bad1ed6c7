import { cn } from './cn.ts'

/** Says “Loading” to screen readers; pass `label={null}` where the neighbourhood already says it. */
export function Spinner({ className, label = 'Loading' }: { className?: string; label?: string | null }) {
  return (
    <span
      role={label === null ? undefined : 'status'}
      aria-hidden={label === null || undefined}
      className={cn('inline-flex', className)}
    >
      <svg viewBox="0 0 16 16" className="size-4 animate-spin" aria-hidden fill="none" strokeWidth="2">
        <circle cx="8" cy="8" r="6" stroke="currentColor" opacity="0.25" />
        <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeLinecap="round" />
      </svg>
      {label !== null && <span className="sr-only">{label}</span>}
    </span>
  )
}
