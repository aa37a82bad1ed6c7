'use client'

import { setPanels } from '@/lib/panels.ts'
import { Sheet, SheetContent } from '@/ui/sheet.tsx'
import { HistoryPanel } from './history-panel.tsx'

/** The history on narrow screens, while it is open. */
export function HistorySheet({ openId }: { openId: string | null }) {
  return (
    <Sheet open onOpenChange={(historySheet) => setPanels({ historySheet })}>
      <SheetContent title="Chats" hideTitle>
        <HistoryPanel openId={openId} />
      </SheetContent>
    </Sheet>
  )
}
