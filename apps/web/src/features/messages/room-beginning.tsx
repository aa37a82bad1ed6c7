'use client'

import type { ChatState } from '@parley/contracts'
import { EmptyState } from '@/ui/empty-state.tsx'

/** What stands in a room in which nothing was said. */
export function RoomBeginning({ state: { chat, participants } }: { state: ChatState }) {
  const agents = participants.filter(({ kind }) => kind === 'agent')
  return (
    <EmptyState
      title={`This is the beginning of “${chat.title || 'this room'}”`}
      className="absolute inset-0"
    >
      {chat.room?.topic && <p className="mb-1">{chat.room.topic}</p>}
      {agents.length > 0 && chat.room?.agentsAnswer === 'mention'
        ? `Say something, or mention ${agents.map(({ handle }) => `@${handle}`).join(', ')} to ask.`
        : 'Say something: everybody here sees it.'}
    </EmptyState>
  )
}
