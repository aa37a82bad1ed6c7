'use client'

import { useChatState } from '@/features/chat/use-chat.ts'
import { useRights } from '@/features/rooms/use-room.ts'

/** Whether one may say something in this chat: viewers only read, and so does everybody once a room is closed. */
export function useSpeaks(chatId: string): boolean {
  const room = useChatState(chatId, (state) => state.chat.room)
  const { role } = useRights(chatId)
  if (room === null) return true
  return room?.closedAt === null && role !== 'viewer'
}

/** Whether it is a room in which one says nothing; not while it is not known. */
export function useOnlyReads(chatId: string): boolean {
  const isKnown = useChatState(chatId, (state) => state.chat.room !== null) ?? false
  return !useSpeaks(chatId) && isKnown
}
