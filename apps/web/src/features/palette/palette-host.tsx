'use client'

import { setPanels, usePanels } from '@/lib/panels.ts'
import { OnDemand } from './on-demand.tsx'

const loadPalette = () => import('./palette.tsx').then((module) => module.Palette)
const loadShortcuts = () => import('./shortcuts-sheet.tsx').then((module) => module.ShortcutsSheet)
const closePalette = () => setPanels({ paletteOpen: false })
const closeShortcuts = () => setPanels({ shortcutsOpen: false })

/** Where the palette and the list of shortcuts appear; mount it once a screen. They are fetched when first wanted. */
export function PaletteHost() {
  const paletteOpen = usePanels((panels) => panels.paletteOpen)
  const shortcutsOpen = usePanels((panels) => panels.shortcutsOpen)
  return (
    <>
      <OnDemand open={paletteOpen} load={loadPalette} onFail={closePalette} />
      <OnDemand open={shortcutsOpen} load={loadShortcuts} onFail={closeShortcuts} />
    </>
  )
}
