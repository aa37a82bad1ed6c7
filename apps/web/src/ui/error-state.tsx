'use client'

import { RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { CopyButton } from './copy-button.tsx'

type ErrorStateProps = {
  title?: ReactNode
  /** What happened, and what to do about it. */
  children?: ReactNode
  onRetry?: (() => void) | undefined
  retrying?: boolean
  /** For a bug report: offered to copy, not shown. */
  details?: string | undefined
  className?: string | undefined
}

export function ErrorState({
  title = 'This did not work',
  children,
  onRetry,
  retrying = false,
  details,
  className,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn('flex flex-col items-center justify-center gap-1 px-6 py-10 text-center', className)}
    >
      <TriangleAlert aria-hidden className="mb-2 size-6 text-danger" strokeWidth={1.5} />
      <p className="font-accent text-sm font-medium text-fg">{title}</p>
      {children && <div className="max-w-96 text-sm text-balance text-muted-fg">{children}</div>}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button onClick={onRetry} loading={retrying}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        )}
        {details && <CopyButton text={details} label="Copy details" showLabel />}
      </div>
    </div>
  )
}
