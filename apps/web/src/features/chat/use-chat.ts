'use client'

import { type ChatState } from '@parley/contracts'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { chatKey, type LiveChat } from '@/lib/live/chats.ts'
import { writtenNow } from './writing.ts'

/** A piece of what is known of a chat; it renders again only when that piece is another. */
export const useLiveChat = <Piece>(chatId: string, select: (chat: LiveChat) => Piece): Piece | undefined =>
  useQuery({ queryKey: chatKey(chatId), queryFn: skipToken, select }).data

/** Whether what is shown of a chat is what it is now: not while it is still as it was, or the line is down. */
export const useUpToDate = (chatId: string): boolean =>
  useLiveChat(chatId, ({ phase }) => phase === 'live') ?? false

/** Whether the chat has been up to date since it was opened. */
export function useCaughtUp(chatId: string): boolean {
  const isUpToDate = useUpToDate(chatId)
  const [hasCaughtUp, setCaughtUp] = useState(isUpToDate)
  if (isUpToDate && !hasCaughtUp) setCaughtUp(true)
  return hasCaughtUp || isUpToDate
}

/** A piece of the state of a chat; undefined until there is one. */
export const useChatState = <Piece>(chatId: string, select: (state: ChatState) => Piece): Piece | undefined =>
  useLiveChat(chatId, ({ state }) => (state ? select(state) : undefined))

/** The id of the answer that is being written and that one may stop; undefined when none is. */
export const useWrittenReply = (chatId: string, threadId: string | null = null): string | undefined =>
  useChatState(chatId, (state) => writtenNow(state, undefined, threadId)?.reply?.id)
