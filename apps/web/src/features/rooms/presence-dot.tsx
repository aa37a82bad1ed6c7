import type { Presence } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'

export const PRESENCE_NAMES: Record<Presence, string> = {
  online: 'Online',
  away: 'Away',
  busy: 'Busy',
  offline: 'Offline',
}

/** Each has a form of its own, so that colour is not all that tells them apart. */
const LOOKS: Record<Presence, string> = {
  online: 'bg-success',
  away: 'border-2 border-warning bg-bg',
  busy: 'bg-danger after:h-0.5 after:w-1.5 after:rounded-full after:bg-bg',
  offline: 'border-2 border-input bg-bg',
}

type PresenceDotProps = {
  presence: Presence
  className?: string
  /** The words stand beside it. */ isSilent?: boolean
}

export function PresenceDot({ presence, className, isSilent = false }: PresenceDotProps) {
  return (
    <span
      role={isSilent ? undefined : 'img'}
      aria-label={isSilent ? undefined : PRESENCE_NAMES[presence]}
      aria-hidden={isSilent || undefined}
      className={cn(
        'inline-flex size-2.5 shrink-0 items-center justify-center rounded-full',
        LOOKS[presence],
        className,
      )}
    />
  )
}
