import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

type ScrollAreaProps = ComponentProps<'div'> & {
  /** Names the area and lets the keyboard scroll it; needed where nothing inside takes the focus. */
  label?: string
}

/** The browser's own scrolling, thin bars, no chaining to the page behind. */
export function ScrollArea({ label, className, ...props }: ScrollAreaProps) {
  const reachable = label ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {}
  return (
    <div
      className={cn('min-h-0 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2', className)}
      {...reachable}
      {...props}
    />
  )
}
