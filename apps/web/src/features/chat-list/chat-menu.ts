import type { ChatListItem } from '@parley/contracts'
import { Archive, ArchiveRestore, Pencil, Pin, PinOff, Trash2, type LucideIcon } from 'lucide-react'
import { archiveChat, pinChat } from '@/features/chat/verbs.ts'
import { setListView } from './list-view.ts'

export type MenuEntry = { label: string; Icon: LucideIcon; danger?: boolean; run: () => void }

/** What can be done with a chat of the list; the same in every menu. */
export function chatMenu({ id, title, pinnedAt, archivedAt }: ChatListItem): MenuEntry[] {
  const isPinned = pinnedAt !== null
  const isArchived = archivedAt !== null
  return [
    { label: 'Rename', Icon: Pencil, run: () => setListView({ renaming: id }) },
    {
      label: isPinned ? 'Unpin' : 'Pin',
      Icon: isPinned ? PinOff : Pin,
      run: () => void pinChat(id, !isPinned),
    },
    {
      label: isArchived ? 'Unarchive' : 'Archive',
      Icon: isArchived ? ArchiveRestore : Archive,
      run: () => void archiveChat(id, !isArchived),
    },
    { label: 'Delete…', Icon: Trash2, danger: true, run: () => setListView({ deleting: { id, title } }) },
  ]
}
