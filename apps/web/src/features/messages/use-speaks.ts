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
