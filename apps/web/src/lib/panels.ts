'use client'

import { create } from 'zustand'
import { persist } from 'zustand/middleware'

type Panels = {
  /** The history beside the chat, on wide screens. */
  historyShown: boolean
  /** The history as a sheet, on narrow ones. */
  historySheet: boolean
  paletteOpen: boolean
  shortcutsOpen: boolean
}

const closed: Panels = { historyShown: true, historySheet: false, paletteOpen: false, shortcutsOpen: false }

/** Which panels are open. Only what belongs to the furniture of the room is remembered. */
export const usePanels = create<Panels>()(
  persist(() => closed, {
    name: 'parley.panels',
    partialize: ({ historyShown }) => ({ historyShown }),
    // Read after the first rendering, which must be the same as the static page.
    skipHydration: true,
  }),
)

export const setPanels = (change: Partial<Panels>) => usePanels.setState(change)

const isNarrow = () => matchMedia('(width < 48rem)').matches

export function toggleHistory() {
  const { historyShown, historySheet } = usePanels.getState()
  setPanels(isNarrow() ? { historySheet: !historySheet } : { historyShown: !historyShown })
}

export function showHistory() {
  setPanels(isNarrow() ? { historySheet: true } : { historyShown: true })
}
