'use client'

import { OnDemand } from '@/features/palette/on-demand.tsx'
import { setPanels, usePanels } from '@/lib/panels.ts'
import { laterDialog } from '@/ui/later.tsx'
import { ask, useRoomView } from './room-view.ts'

const RoomQuestion = laterDialog(
  () => import('./room-question.tsx').then((module) => module.RoomQuestion),
  () => ask(null),
)

const loadNewRoom = () => import('./new-room-dialog.tsx').then((module) => module.NewRoomDialog)
const loadBrowse = () => import('./browse-rooms.tsx').then((module) => module.BrowseRooms)
const closeNewRoom = () => setPanels({ newRoomOpen: false })
const closeBrowse = () => setPanels({ browseOpen: false })

/** Where the dialogs of rooms appear; mount it once a screen. They are fetched when first wanted. */
export function RoomDialogs() {
  const newRoomOpen = usePanels((panels) => panels.newRoomOpen)
  const browseOpen = usePanels((panels) => panels.browseOpen)
  const asked = useRoomView((view) => view.asked)
  return (
    <>
      <OnDemand open={newRoomOpen} load={loadNewRoom} onFail={closeNewRoom} />
      <OnDemand open={browseOpen} load={loadBrowse} onFail={closeBrowse} />
      {asked && <RoomQuestion key={`${asked.kind} ${asked.chatId}`} asked={asked} />}
    </>
  )
}
