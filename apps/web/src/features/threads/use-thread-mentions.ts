'use client'

import type { MentionInThread } from '@parley/contracts'
import { useEffect } from 'react'
import { useChatState, useUpToDate } from '@/features/chat/use-chat.ts'
import { useLookedAt } from '@/features/receipts/use-looked-at.ts'
import { liveConnection } from '@/lib/live/connection.ts'
import { useInbox } from '@/lib/live/inbox.ts'

const NONE: MentionInThread[] = []

/** Where in the threads of a room one is mentioned and has not looked since, oldest first. */
export const useMentionedIn = (chatId: string): MentionInThread[] =>
  useInbox((inbox) => inbox.chats[chatId]?.mentionedIn) ?? NONE

/** Tells that one has looked at what mentions one in a thread, once it is shown on a page that is looked at. */
export function useSeeMentions(chatId: string, rootId: string) {
  const waiting = useMentionedIn(chatId).findLast(({ threadId }) => threadId === rootId)?.position
  const held = useChatState(chatId, ({ messages }) => messages[rootId]?.thread?.lastPosition) ?? 0
  const isLookedAt = useLookedAt()
  const isUpToDate = useUpToDate(chatId)
  const isDue = waiting !== undefined && held >= waiting && isLookedAt && isUpToDate
  useEffect(() => {
    if (!isDue) return undefined
    const tell = () =>
      void liveConnection().send({ type: 'read', chatId, threadId: rootId, position: waiting })
    tell()
    // It is dropped while there is no connection; the next welcome is the time to say it again.
    return liveConnection().onFrame((frame) => frame.type === 'welcome' && tell())
  }, [isDue, chatId, rootId, waiting])
}
