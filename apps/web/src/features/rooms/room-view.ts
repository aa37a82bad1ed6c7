'use client'

import { create } from 'zustand'
import { setPanels, usePanels, type RoomTab } from '@/lib/panels.ts'

/** A question that stands in front of everything until it is answered. */
export type Asked =
  | { kind: 'leave'; chatId: string; title: string }
  | { kind: 'delete-room'; chatId: string; title: string }
  | { kind: 'remove' | 'hand-over'; chatId: string; participant: { id: string; name: string } }

export const useRoomView = create<{ asked: Asked | null }>(() => ({ asked: null }))

export const ask = (asked: Asked | null) => useRoomView.setState({ asked })

export const showRoomPanel = (tab: RoomTab) => setPanels({ aside: { view: 'room', tab } })

/** Opens the panel of the room at a tab, or closes it when that is what is open. */
export function toggleRoomPanel(tab: RoomTab) {
  const { aside } = usePanels.getState()
  setPanels({ aside: aside?.view === 'room' && aside.tab === tab ? null : { view: 'room', tab } })
}
