'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect, useState } from 'react'
import { liveConnection } from '@/lib/live/connection.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { newestIn } from './newest.ts'

/** Tells how far one has read, while the end of what is said is in sight on a page that is looked at. */
export function useReadMark(state: ChatState, isEndInSight: boolean) {
  const chatId = state.chat.id
  const listed = useInbox((inbox) => inbox.chats[chatId])
  const isLookedAt = useLookedAt()
  const newest = Math.max(listed?.position ?? 0, newestIn(state))
  const read = listed?.readPosition ?? newest
  const isDue = state.chat.kind === 'room' && isEndInSight && isLookedAt && read < newest
  useEffect(() => {
    if (!isDue) return undefined
    const tell = () => void liveConnection().send({ type: 'read', chatId, position: newest })
    tell()
    // It is dropped while there is no connection; the next welcome is the time to say it again.
    return liveConnection().onFrame((frame) => frame.type === 'welcome' && tell())
  }, [isDue, chatId, newest])
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
