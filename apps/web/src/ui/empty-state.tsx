import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type EmptyStateProps = {
  icon?: LucideIcon
  title: ReactNode
  /** What would be here, and how to get it here. */
  children?: ReactNode
  actions?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1 px-6 py-10 text-center', className)}>
      {Icon && <Icon aria-hidden className="mb-2 size-6 text-subtle-fg" strokeWidth={1.5} />}
      <p className="font-accent text-sm font-medium text-fg">{title}</p>
      {children && <div className="max-w-80 text-sm text-balance text-muted-fg">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
