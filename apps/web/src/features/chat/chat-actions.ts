import { setListView } from '@/features/chat-list/list-view.ts'
import { togglePins } from '@/features/pins/verbs.ts'
import { backToMainLine, isOffMainLine } from '@/features/places/verbs.ts'
import { showRoomPanel } from '@/features/rooms/room-view.ts'
import { muteRoom } from '@/features/rooms/verbs.ts'
import type { Action } from '@/lib/actions.ts'
import { startRenaming } from './renaming.ts'
import { archiveChat, listItem, pinChat } from './verbs.ts'

/** What can be done with the open chat. */
export function chatActions(openId: string | null): Action[] {
  if (openId === null) return []
  const isRoom = () => listItem(openId)?.kind === 'room'
  const isPinned = () => (listItem(openId)?.pinnedAt ?? null) !== null
  const isArchived = () => (listItem(openId)?.archivedAt ?? null) !== null
  return [
    {
      id: 'chat.rename',
      title: 'Rename this chat',
      group: 'Chat',
      shortcut: 'f2',
      inFields: true,
      isEnabled: () => !isRoom(),
      run: () => startRenaming(openId),
    },
    {
      id: 'chat.pin',
      title: 'Pin or unpin this chat',
      group: 'Chat',
      shortcut: 'alt+shift+p',
      inFields: true,
      run: () => void pinChat(openId, !isPinned()),
    },
    {
      id: 'chat.archive',
      title: 'Archive or unarchive this chat',
      group: 'Chat',
      shortcut: 'alt+shift+a',
      inFields: true,
      run: () => void archiveChat(openId, !isArchived()),
    },
    {
      id: 'chat.delete',
      title: 'Delete this chat…',
      group: 'Chat',
      shortcut: 'mod+shift+backspace',
      // It asks first; and whoever looks at a chat has the caret in its composer.
      inFields: true,
      isEnabled: () => !isRoom(),
      run: () => setListView({ deleting: { id: openId, title: listItem(openId)?.title ?? '' } }),
    },
    ...roomActions(openId, isRoom),
  ]
}

const roomActions = (chatId: string, isRoom: () => boolean): Action[] => [
  {
    id: 'room.people',
    title: 'People in this room',
    group: 'Chat',
    isEnabled: isRoom,
    run: () => showRoomPanel('people'),
  },
  {
    id: 'room.pins',
    title: 'Pinned messages of this room',
    group: 'Chat',
    isEnabled: isRoom,
    run: togglePins,
  },
  {
    id: 'room.main-line',
    title: 'Back to the main line',
    group: 'Chat',
    isEnabled: () => isRoom() && isOffMainLine(chatId),
    run: () => void backToMainLine(chatId),
  },
  {
    id: 'room.runs',
    title: 'Agents’ runs in this room',
    group: 'Chat',
    isEnabled: isRoom,
    run: () => showRoomPanel('runs'),
  },
  {
    id: 'room.settings',
    title: 'Settings of this room',
    group: 'Chat',
    isEnabled: isRoom,
    run: () => showRoomPanel('settings'),
  },
  {
    id: 'room.mute',
    title: 'Mute or unmute this room',
    group: 'Chat',
    isEnabled: isRoom,
    run: () => void muteRoom(chatId, (listItem(chatId)?.mutedAt ?? null) === null),
  },
]
