'use client'

import { useState } from 'react'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { ChatHeader } from './chat-header.tsx'
import { ChatNotFound } from './not-found.tsx'
import { ComposerArea } from './composer-area.tsx'
import { EmptyChat } from './empty-chat.tsx'
import { RoomBeginning, RoomList } from './lazy-room.tsx'
import { MessagesSkeleton } from './messages-skeleton.tsx'
import { useUpToDate } from './use-chat.ts'
import { useShownChat } from './use-shown-chat.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { MessageList } from '@/features/messages/message-list.tsx'

/** One chat; `null` is the one that is about to be made, `undefined` while the address is not known. */
export function ChatPane({ chatId }: { chatId: string | null | undefined }) {
  const { state, isGone } = useShownChat(chatId ?? null)
  if (isGone) return <ChatNotFound chatId={chatId ?? null} />
  return (
    <>
      <ChatHeader chatId={chatId ?? null} />
      <ErrorBoundary region="The messages" resetKey={chatId ?? ''} className="flex-1">
        <Middle chatId={chatId} state={state} />
      </ErrorBoundary>
      <ErrorBoundary region="The composer" resetKey={chatId ?? ''}>
        <ComposerArea chatId={chatId ?? null} />
      </ErrorBoundary>
    </>
  )
}

type MiddleProps = { chatId: string | null | undefined; state: ReturnType<typeof useShownChat>['state'] }

function Middle({ chatId, state }: MiddleProps) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const isWriting = useOutbox(({ entries }) => entriesOf(entries, chatId ?? '').length > 0)
  const isUnbegun = state?.chat.kind === 'room' && state.chat.leafId === null
  const isFromStart = useSeenUnbegun(chatId ?? null, isUnbegun)
  if (chatId === null) return <EmptyChat />
  if (!state) return <MessagesSkeleton />
  if (isUnbegun && !isWriting) return <RoomBeginning state={state} />
  if (state.chat.kind === 'room')
    return <RoomList key={state.chat.id} state={state} ownId={ownId} isFromStart={isFromStart} />
  return <MessageList key={state.chat.id} state={state} ownId={ownId} />
}

/** Whether the room was shown when nothing had been said in it, and has been ever since. */
function useSeenUnbegun(chatId: string | null, isUnbegun: boolean): boolean {
  const [seen, setSeen] = useState<string | null>(null)
  const isUpToDate = useUpToDate(chatId ?? '')
  const now = (isUnbegun && isUpToDate) || seen === chatId ? chatId : null
  if (now !== seen) setSeen(now)
  return now !== null
}
