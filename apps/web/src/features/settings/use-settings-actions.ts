'use client'

import { useOfferedActions, type Action } from '@/lib/actions.ts'
import { BROWSE_ROOMS, NEW_ROOM, setPanels } from '@/lib/panels.ts'
import { chosenTheme, THEMES } from '@/lib/theme.ts'
import { chooseTheme } from './choose-theme.ts'

/** What the keyboard and the palette can do on the other pages; chords are those of the chat screen. */
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
    id: 'room.new',
    title: 'New room…',
    group: 'Go to',
    run: () => location.assign(`/chat${NEW_ROOM}`),
  },
  {
    id: 'room.browse',
    title: 'Browse rooms…',
    group: 'Go to',
    run: () => location.assign(`/chat${BROWSE_ROOMS}`),
  },
  {
    id: 'agents',
    title: 'Agents',
    group: 'Go to',
    isEnabled: () => location.pathname !== '/agents',
    run: () => location.assign('/agents'),
  },
  {
    id: 'settings',
    title: 'Settings',
    group: 'Go to',
    shortcut: 'mod+,',
    inFields: true,
    isEnabled: () => location.pathname !== '/settings',
    run: () => location.assign('/settings'),
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
