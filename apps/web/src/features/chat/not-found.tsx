'use client'

import { SearchX } from 'lucide-react'
import { newChat } from '@/features/chat-list/history-panel.tsx'
import { reopenChat } from '@/lib/live/chats.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ChatHeader } from './chat-header.tsx'

/** The chat of the address is not there, or not for this person. */
export function ChatNotFound({ chatId = null }: { chatId?: string | null }) {
  return (
    <>
      <ChatHeader chatId={null} />
      <EmptyState
        icon={SearchX}
        title={<h1>This chat is not here</h1>}
        className="flex-1"
        actions={
          <>
            <Button variant="primary" onClick={newChat}>
              New chat
            </Button>
            {chatId !== null && <Button onClick={() => reopenChat(chatId)}>Look again</Button>}
          </>
        }
      >
        It was deleted, the link is not whole, or it belongs to someone else.
      </EmptyState>
    </>
  )
}
