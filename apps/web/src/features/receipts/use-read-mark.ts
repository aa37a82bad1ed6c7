'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect } from 'react'
import { useUpToDate } from '@/features/chat/use-chat.ts'
import { afterDrawing } from '@/lib/after-drawing.ts'
import { liveConnection } from '@/lib/live/connection.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { newestIn } from './newest.ts'
import { useLookedAt } from './use-looked-at.ts'

/**
 * Tells how far one has read on a page that is looked at: to the newest while the end is in sight, and before that to the
 * last message that was. Not while the room is still shown as it was before: the end of that is not the end.
 */
export function useReadMark(state: ChatState, isEndInSight: boolean, lastSeen: number) {
  const chatId = state.chat.id
  const listed = useInbox((inbox) => inbox.chats[chatId])
  const isLookedAt = useLookedAt()
  const isUpToDate = useUpToDate(chatId)
  const newest = Math.max(listed?.position ?? 0, newestIn(state))
  const reached = isEndInSight ? newest : lastSeen
  const read = listed?.readPosition ?? newest
  const isDue = state.chat.kind === 'room' && isLookedAt && isUpToDate && read < reached
  useEffect(() => {
    if (!isDue) return undefined
    const tell = () => void liveConnection().send({ type: 'read', chatId, position: reached })
    // Whoever is brought to where the news begin, once these are drawn, has not come to the end after all.
    const endWaiting = afterDrawing(tell)
    // It is dropped while there is no connection; the next welcome is the time to say it again.
    const endHearing = liveConnection().onFrame((frame) => frame.type === 'welcome' && tell())
    return () => {
      endWaiting()
      endHearing()
    }
  }, [isDue, chatId, reached])
}
