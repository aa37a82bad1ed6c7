import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const TONES = {
  info: { Icon: Info, look: 'bg-muted', icon: 'text-muted-fg' },
  accent: { Icon: Info, look: 'bg-accent-soft', icon: 'text-accent' },
  success: { Icon: CircleCheck, look: 'bg-success-soft', icon: 'text-success' },
  warning: { Icon: TriangleAlert, look: 'bg-warning-soft', icon: 'text-warning' },
  danger: { Icon: CircleAlert, look: 'bg-danger-soft', icon: 'text-danger' },
} as const

type BannerProps = {
  tone?: keyof typeof TONES
  title?: ReactNode
  /** Buttons at the far end. */
  actions?: ReactNode
  /** `alert` interrupts a screen reader, `status` waits its turn. */
  role?: 'alert' | 'status'
  className?: string
  children?: ReactNode
}

/** A notice that stays in the page. */
export function Banner({ tone = 'info', title, actions, role, className, children }: BannerProps) {
  const { Icon, look, icon } = TONES[tone]
  return (
    <div
      role={role}
      className={cn(
        'flex w-full flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-3 py-2 text-sm',
        look,
        className,
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', icon)} />
      <div className="min-w-0 flex-1 basis-40 text-pretty text-fg">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {actions && <div className="flex shrink-0 gap-2 self-center">{actions}</div>}
    </div>
  )
}
