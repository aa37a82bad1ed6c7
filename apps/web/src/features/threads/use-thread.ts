'use client'

import { useEffect, useState } from 'react'
import { leaveThread } from '@/lib/live/chats.ts'
import { useLiveChat } from '@/features/chat/use-chat.ts'
import { loadThreadPage } from './verbs.ts'

/** Holds a thread for as long as it is shown. */
export function useThread(chatId: string, rootId: string): 'held' | 'failed' {
  const [load, setLoad] = useState<'held' | 'failed'>('held')
  const isThere = useLiveChat(chatId, ({ state }) => state !== null) ?? false
  useEffect(() => {
    if (!isThere) return undefined
    let isOver = false
    loadThreadPage(chatId, rootId).then(
      () => isOver || setLoad('held'),
      () => isOver || setLoad('failed'),
    )
    return () => {
      isOver = true
      leaveThread(chatId, rootId)
    }
  }, [chatId, rootId, isThere])
  return load
}
