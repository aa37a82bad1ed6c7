import { setListView } from '@/features/chat-list/list-view.ts'
import type { Action } from '@/lib/actions.ts'
import { startRenaming } from './renaming.ts'
import { archiveChat, listItem, pinChat } from './verbs.ts'

/** What can be done with the open chat. */
export function chatActions(openId: string | null): Action[] {
  if (openId === null) return []
  const isPinned = () => (listItem(openId)?.pinnedAt ?? null) !== null
  const isArchived = () => (listItem(openId)?.archivedAt ?? null) !== null
  return [
    {
      id: 'chat.rename',
      title: 'Rename this chat',
      group: 'Chat',
      shortcut: 'f2',
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
      run: () => setListView({ deleting: { id: openId, title: listItem(openId)?.title ?? '' } }),
    },
  ]
}
