import { newChat } from '@/features/chat-list/history-panel.tsx'
import { focusSearch } from '@/features/chat-list/search-field.tsx'
import { focusComposer } from '@/features/composer/focus.ts'
import type { Action } from '@/lib/actions.ts'
import { setPanels, showHistory, toggleHistory } from '@/lib/panels.ts'
import { chosenTheme, setTheme, THEMES } from '@/lib/theme.ts'
import { goToNeighbour } from './neighbours.ts'

/** What leads somewhere, or changes how things look. */
export const placeActions = (goTo: (path: string) => void): Action[] => [
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
    run: newChat,
  },
  {
    id: 'room.new',
    title: 'New room…',
    group: 'Go to',
    run: () => setPanels({ newRoomOpen: true }),
  },
  {
    id: 'room.browse',
    title: 'Browse rooms…',
    group: 'Go to',
    run: () => setPanels({ browseOpen: true }),
  },
  {
    id: 'agents',
    title: 'Agents',
    group: 'Go to',
    run: () => goTo('/agents'),
  },
  {
    id: 'chat.search',
    title: 'Search chats',
    group: 'Go to',
    shortcut: '/',
    run: () => {
      showHistory()
      focusSearch()
    },
  },
  {
    id: 'composer.focus',
    title: 'Write a message',
    group: 'Go to',
    shortcut: 'shift+escape',
    inFields: true,
    run: () => focusComposer(),
  },
  {
    id: 'chat.next',
    title: 'Next chat',
    group: 'Go to',
    shortcut: 'alt+arrowdown',
    inFields: true,
    run: () => goToNeighbour(1),
  },
  {
    id: 'chat.previous',
    title: 'Previous chat',
    group: 'Go to',
    shortcut: 'alt+arrowup',
    inFields: true,
    run: () => goToNeighbour(-1),
  },
  {
    id: 'settings',
    title: 'Settings',
    group: 'Go to',
    shortcut: 'mod+,',
    inFields: true,
    run: () => goTo('/settings'),
  },
  {
    id: 'history.toggle',
    title: 'Show or hide the history',
    group: 'View',
    shortcut: 'mod+b',
    inFields: true,
    run: toggleHistory,
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

function nextTheme() {
  const next = THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length]
  if (next) setTheme(next)
}
