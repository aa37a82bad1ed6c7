'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect, useState } from 'react'
import { liveConnection } from '@/lib/live/connection.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { newestIn } from './newest.ts'

/**
 * Tells how far one has read on a page that is looked at: to the newest while the end is in sight, and before that to the
 * last message that was.
 */
export function useReadMark(state: ChatState, isEndInSight: boolean, lastSeen: number) {
  const chatId = state.chat.id
  const listed = useInbox((inbox) => inbox.chats[chatId])
  const isLookedAt = useLookedAt()
  const newest = Math.max(listed?.position ?? 0, newestIn(state))
  const reached = isEndInSight ? newest : lastSeen
  const read = listed?.readPosition ?? newest
  const isDue = state.chat.kind === 'room' && isLookedAt && read < reached
  useEffect(() => {
    if (!isDue) return undefined
    const tell = () => void liveConnection().send({ type: 'read', chatId, position: reached })
    tell()
    // It is dropped while there is no connection; the next welcome is the time to say it again.
    return liveConnection().onFrame((frame) => frame.type === 'welcome' && tell())
  }, [isDue, chatId, reached])
}

function useLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(() => !document.hidden)
  useEffect(() => {
    const look = () => setLookedAt(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isLookedAt
}
