'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect, useRef, useState } from 'react'
import { useCaughtUp } from '@/features/chat/use-chat.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { newestIn } from './newest.ts'

/** What was said while one was away: after the one position, up to the other. What comes while one looks on is no news. */
export type News = { after: number; upTo: number }

/**
 * The news of a room, as they were when one came or looked again; null where nothing is counted. While it is still shown as
 * it was, all that comes is news. Whoever was there before anything was said (`isFromStart`) has come to none.
 */
export function useNews(state: ChatState, ownId: string | null, isFromStart: boolean): News | null {
  const own = state.participants.find(({ id }) => id === ownId)
  const listed = useInbox((inbox) => inbox.chats[state.chat.id]?.position) ?? 0
  const now =
    state.chat.kind === 'room' && own
      ? { after: own.readPosition, upTo: Math.max(listed, newestIn(state)) }
      : null
  const met = now && isFromStart ? { ...now, upTo: now.after } : now
  const hasCaughtUp = useCaughtUp(state.chat.id)
  const [news, setNews] = useState(hasCaughtUp ? met : null)
  if (news === null && met !== null && hasCaughtUp) setNews(met)
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useEffect(() => {
    const look = () => {
      const { current } = latest
      if (document.hidden) setNews(current && { ...current, upTo: Infinity })
      else setNews((before) => before && current && { ...before, upTo: current.upTo })
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return news ?? (met && !isFromStart ? { ...met, upTo: Infinity } : met)
}
