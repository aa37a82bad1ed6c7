'use client'

import { Compass, Plus } from 'lucide-react'
import { setPanels } from '@/lib/panels.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { ROOMS } from './groups.ts'

/** Above the rooms, with the two ways to come to more of them. */
export function RoomsHeading() {
  return (
    <div className="flex items-center pt-2 pr-2 pl-4">
      <h2 className="flex-1 font-accent text-xs font-medium text-subtle-fg select-none">{ROOMS}</h2>
      <IconButton label="Browse rooms" size="sm" onClick={() => show({ browseOpen: true })}>
        <Compass aria-hidden className="size-3.5!" />
      </IconButton>
      <IconButton label="New room" size="sm" onClick={() => show({ newRoomOpen: true })}>
        <Plus aria-hidden className="size-3.5!" />
      </IconButton>
    </div>
  )
}

/** A dialog does not open over the sheet of a narrow screen but in its place. */
const show = (opened: { browseOpen: true } | { newRoomOpen: true }) =>
  setPanels({ ...opened, historySheet: false })
