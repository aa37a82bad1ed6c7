import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export function Label({ className, ...props }: ComponentProps<'label'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the caller passes htmlFor or wraps the control
    <label className={cn('font-accent text-sm font-medium text-fg select-none', className)} {...props} />
  )
}
