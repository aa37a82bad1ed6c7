import type { ChatListItem } from '@parley/contracts'
import {
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  CheckCheck,
  LogOut,
  Pencil,
  Pin,
  PinOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { archiveChat, pinChat } from '@/features/chat/verbs.ts'
import { ask } from '@/features/rooms/room-view.ts'
import { markRoomRead, muteRoom } from '@/features/rooms/verbs.ts'
import { setListView } from './list-view.ts'
import { hasNews } from './unread-badge.tsx'

export type MenuEntry = { label: string; Icon: LucideIcon; danger?: boolean; run: () => void }

/** What can be done with a chat of the list; the same in every menu. */
export const chatMenu = (item: ChatListItem): MenuEntry[] =>
  item.kind === 'room' ? roomMenu(item) : directMenu(item)

const directMenu = (item: ChatListItem): MenuEntry[] => [
  { label: 'Rename', Icon: Pencil, run: () => setListView({ renaming: item.id }) },
  pinEntry(item),
  archiveEntry(item, 'Archive'),
  {
    label: 'Delete…',
    Icon: Trash2,
    danger: true,
    run: () => setListView({ deleting: { id: item.id, title: item.title } }),
  },
]

/** What changes a room for everybody is done in its panel, where one sees for whom. */
function roomMenu(item: ChatListItem): MenuEntry[] {
  const { id, title, mutedAt } = item
  const isMuted = mutedAt !== null
  const read = { label: 'Mark as read', Icon: CheckCheck, run: () => void markRoomRead(item) }
  return [
    ...(hasNews(item) ? [read] : []),
    pinEntry(item),
    {
      label: isMuted ? 'Unmute' : 'Mute',
      Icon: isMuted ? Bell : BellOff,
      run: () => void muteRoom(id, !isMuted),
    },
    archiveEntry(item, 'Archive for yourself'),
    { label: 'Leave…', Icon: LogOut, danger: true, run: () => ask({ kind: 'leave', chatId: id, title }) },
  ]
}

const pinEntry = ({ id, pinnedAt }: ChatListItem): MenuEntry =>
  pinnedAt === null
    ? { label: 'Pin', Icon: Pin, run: () => void pinChat(id, true) }
    : { label: 'Unpin', Icon: PinOff, run: () => void pinChat(id, false) }

const archiveEntry = ({ id, archivedAt }: ChatListItem, label: string): MenuEntry =>
  archivedAt === null
    ? { label, Icon: Archive, run: () => void archiveChat(id, true) }
    : { label: 'Unarchive', Icon: ArchiveRestore, run: () => void archiveChat(id, false) }
