'use client'

import { Hash, MessageSquare } from 'lucide-react'
import { useChatList } from '@/features/chat-list/use-chat-list.ts'
import { chatInAddress, chatPath, goToChat } from '@/lib/address.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import type { Entry } from './entry.ts'
import { isOnChat } from './place.ts'

/** The chats the query finds: those that are known here at once, then what the server finds. */
export function useFoundChats(query: string): { chats: Entry[]; isSearching: boolean } {
  const isInboxHere = useInbox((inbox) => inbox.profile.id) !== undefined
  const { items, isSearching } = useChatList({ query, archived: false, older: !isInboxHere })
  const chats = items
    .toSorted((a, b) => b.activeAt - a.activeAt)
    .map(({ id, kind, title }) => ({
      id: `chat.${id}`,
      title: title || 'New chat',
      group: 'Chats' as const,
      Icon: kind === 'room' ? Hash : MessageSquare,
      keywords: kind === 'room' ? 'room' : '',
      ...(id === openChat() && { note: 'open' }),
      run: () => openById(id),
    }))
  return { chats, isSearching: isSearching && query.trim() !== '' }
}

const openChat = (): string | null => (isOnChat() ? chatInAddress() : null)

/** Elsewhere than on the chat screen, its page has to be loaded first. */
function openById(id: string) {
  if (isOnChat()) goToChat(id)
  else location.assign(chatPath(id))
}
