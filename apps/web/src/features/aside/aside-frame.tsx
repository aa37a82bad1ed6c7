'use client'

import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { setPanels } from '@/lib/panels.ts'
import { useNarrow } from '@/lib/use-narrow.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { laterDialog } from '@/ui/later.tsx'

const AsideSheet = laterDialog(
  () => import('./aside-sheet.tsx').then((module) => module.AsideSheet),
  () => closeAside(),
)

type AsideFrameProps = { title: string; children: ReactNode }

export const closeAside = () => setPanels({ aside: null })

/** Beside the messages where there is room for it, else a sheet over them. */
export function AsideFrame({ title, children }: AsideFrameProps) {
  if (useNarrow()) return <AsideSheet title={title}>{children}</AsideSheet>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it, wherever in it the focus is
    <aside
      aria-label={title}
      onKeyDown={closeByEscape}
      className="flex w-88 shrink-0 flex-col overflow-hidden border-l bg-card"
    >
      <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 className="font-accent text-sm font-semibold">{title}</h2>
        <IconButton label="Close" side="bottom" onClick={closeAside}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </aside>
  )
}

function closeByEscape(event: KeyboardEvent) {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  event.stopPropagation()
  closeAside()
}
