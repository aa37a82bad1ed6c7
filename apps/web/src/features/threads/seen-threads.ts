'use client'

import { useEffect } from 'react'
import { create } from 'zustand'
import { useChatState } from '@/features/chat/use-chat.ts'

/** How far each thread has been looked at on this page: the position of its last reply then, by the id of its root. */
const useSeenThreads = create<Record<string, number>>(() => ({}))

/** Notes that a thread is looked at, for as long as it is shown. */
export function useSeeThread(chatId: string, rootId: string) {
  const last = useChatState(chatId, ({ messages }) => messages[rootId]?.thread?.lastPosition)
  useEffect(() => {
    if (last !== undefined) useSeenThreads.setState({ [rootId]: last })
  }, [rootId, last])
}

/** Whether something was said in a thread that has not been looked at. `readBefore`: what one had read when one came. */
export function useHasThreadNews(rootId: string, lastPosition: number, readBefore: number | null): boolean {
  const seen = useSeenThreads((threads) => threads[rootId] ?? 0)
  return readBefore !== null && lastPosition > Math.max(readBefore, seen)
}
