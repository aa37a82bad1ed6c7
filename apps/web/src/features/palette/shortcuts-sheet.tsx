'use client'

import { setPanels } from '@/lib/panels.ts'
import { Dialog, DialogContent } from '@/ui/dialog.tsx'
import { ShortcutList } from './shortcut-list.tsx'

export function ShortcutsSheet({ open }: { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={(shortcutsOpen) => setPanels({ shortcutsOpen })}>
      <DialogContent title="Keyboard shortcuts" size="lg">
        <ShortcutList />
      </DialogContent>
    </Dialog>
  )
}
