'use client'

import { useToday } from '@/lib/today.ts'
import { cn } from '@/ui/cn.ts'
import { dayOf, momentOf } from './when.ts'

export function DayLine({ at, inThread = false }: { at: number; inThread?: boolean }) {
  return (
    <div
      className={cn(
        'mx-auto flex w-full max-w-3xl items-center gap-3 px-4 pt-4 pb-2',
        !inThread && 'sm:px-6',
      )}
    >
      <span aria-hidden className="h-px flex-1 bg-border" />
      <h3 className="font-accent text-xs font-medium text-subtle-fg" title={momentOf(at)}>
        {dayOf(at, useToday())}
      </h3>
      <span aria-hidden className="h-px flex-1 bg-border" />
    </div>
  )
}
