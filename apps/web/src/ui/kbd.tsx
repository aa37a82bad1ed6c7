import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** A key or a chord as printed on the keyboard. */
export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-muted px-1 font-mono text-xs font-normal text-muted-fg',
        className,
      )}
      {...props}
    />
  )
}
