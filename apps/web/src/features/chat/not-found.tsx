'use client'

import type { Chat } from '@parley/contracts'
import { DoorOpen, SearchX } from 'lucide-react'
import { newChat } from '@/features/chat-list/history-panel.tsx'
import { chatNow, reopenChat } from '@/lib/live/chats.ts'
import { setPanels } from '@/lib/panels.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ChatHeader } from './chat-header.tsx'

/** The chat of the address is not there, or not for this person. */
export function ChatNotFound({ chatId = null }: { chatId?: string | null }) {
  const room = chatId === null ? undefined : leftRoom(chatId)
  return (
    <>
      <ChatHeader chatId={null} isGone />
      <EmptyState
        icon={room ? DoorOpen : SearchX}
        title={<h1>{room ? `You are not in “${room.title}” any more` : 'This chat is not here'}</h1>}
        className="flex-1"
        actions={
          <>
            <Button variant="primary" onClick={newChat}>
              New chat
            </Button>
            {room && <Button onClick={() => setPanels({ browseOpen: true })}>Browse rooms</Button>}
            {chatId !== null && <Button onClick={() => reopenChat(chatId)}>Look again</Button>}
          </>
        }
      >
        {room
          ? 'You left it, somebody who manages it removed you, or its owner deleted it. What is said there does not reach you.'
          : 'It was deleted, the link is not whole, or it belongs to someone else.'}
      </EmptyState>
    </>
  )
}

/** The room this page was in until just now. */
function leftRoom(chatId: string): Chat | undefined {
  const state = chatNow(chatId)?.state
  return state && !state.deleted && state.chat.kind === 'room' ? state.chat : undefined
}
