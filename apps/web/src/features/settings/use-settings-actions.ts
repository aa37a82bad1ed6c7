'use client'

import { useOfferedActions, type Action } from '@/lib/actions.ts'
import { setPanels } from '@/lib/panels.ts'
import { chosenTheme, THEMES } from '@/lib/theme.ts'
import { chooseTheme } from './choose-theme.ts'

/** What the keyboard and the palette can do while the settings are open; chords are those of the chat screen. */
const ACTIONS: readonly Action[] = [
  {
    id: 'palette',
    title: 'Open the command palette',
    group: 'Go to',
    shortcut: 'mod+k',
    inFields: true,
    run: () => setPanels({ paletteOpen: true }),
  },
  {
    id: 'chat.new',
    title: 'New chat',
    group: 'Go to',
    shortcut: 'mod+shift+o',
    inFields: true,
    run: () => location.assign('/chat'),
  },
  {
    id: 'theme.cycle',
    title: 'Next theme',
    group: 'View',
    shortcut: 'alt+shift+t',
    inFields: true,
    run: nextTheme,
  },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    group: 'View',
    shortcut: '?',
    run: () => setPanels({ shortcutsOpen: true }),
  },
]

export const useSettingsActions = () => useOfferedActions(ACTIONS)

function nextTheme() {
  const next = THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length]
  if (next) void chooseTheme(next)
}
