'use client'

import { create } from 'zustand'

/** What is beside the messages on wide screens, and over them on narrow ones. */
export type Aside = { view: 'room'; tab: RoomTab } | { view: 'thread'; messageId: string } | { view: 'pins' }

export type RoomTab = 'people' | 'invitations' | 'runs' | 'settings'

type Panels = {
  /** The history beside the chat, on wide screens. */
  historyShown: boolean
  /** The history as a sheet, on narrow ones. */
  historySheet: boolean
  paletteOpen: boolean
  shortcutsOpen: boolean
  aside: Aside | null
  newRoomOpen: boolean
  browseOpen: boolean
}

const closed: Panels = {
  historyShown: true,
  historySheet: false,
  paletteOpen: false,
  shortcutsOpen: false,
  aside: null,
  newRoomOpen: false,
  browseOpen: false,
}

/** Which panels are open. Only what belongs to the furniture of the room is remembered. */
export const usePanels = create<Panels>(() => closed)

const HISTORY_KEY = 'parley.history'

usePanels.subscribe(({ historyShown }, before) => {
  if (historyShown === before.historyShown) return
  try {
    localStorage.setItem(HISTORY_KEY, historyShown ? 'shown' : 'hidden')
  } catch {}
})

/** For after the first rendering, which must be the same as the static page. */
export function recallPanels() {
  try {
    setPanels({ historyShown: localStorage.getItem(HISTORY_KEY) !== 'hidden' })
  } catch {}
}

/** Setting what is set already writes nothing: storage is slow, and this is called at every step from chat to chat. */
export function setPanels(change: Partial<Panels>) {
  const now = usePanels.getState()
  const isNew = (Object.keys(change) as (keyof Panels)[]).some((panel) => change[panel] !== now[panel])
  if (isNew) usePanels.setState(change)
}

const isNarrow = () => matchMedia('(width < 48rem)').matches

export function toggleHistory() {
  const { historyShown, historySheet } = usePanels.getState()
  setPanels(isNarrow() ? { historySheet: !historySheet } : { historyShown: !historyShown })
}

export function showHistory() {
  setPanels(isNarrow() ? { historySheet: true } : { historyShown: true })
}

/** With these at the end of its address the chat screen opens with a dialog: for other pages, which have none of them. */
export const NEW_ROOM = '#new-room'
export const BROWSE_ROOMS = '#browse-rooms'

/** Opens what the address asks for, once: it is not asked again by going back or loading anew. */
export function openAsAddressed() {
  const { hash, pathname, search } = location
  if (hash !== NEW_ROOM && hash !== BROWSE_ROOMS) return
  history.replaceState(null, '', pathname + search)
  setPanels(hash === NEW_ROOM ? { newRoomOpen: true } : { browseOpen: true })
}
