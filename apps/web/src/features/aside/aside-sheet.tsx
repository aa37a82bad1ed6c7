'use client'

import type { ReactNode } from 'react'
import { Sheet, SheetContent } from '@/ui/sheet.tsx'
import { closeAside } from './aside-frame.tsx'

export function AsideSheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Sheet open onOpenChange={closeAside}>
      <SheetContent side="right" title={title} className="max-sm:w-full max-sm:max-w-full max-sm:border-l-0">
        {/* What scrolls goes under the title. */}
        <div className="flex min-h-0 flex-1 flex-col border-t">{children}</div>
      </SheetContent>
    </Sheet>
  )
}
