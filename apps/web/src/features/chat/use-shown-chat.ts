'use client'

import type { ChatState } from '@parley/contracts'
import { useEffect } from 'react'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { openChat } from '@/lib/live/chats.ts'
import { useLiveChat } from './use-chat.ts'

/** What to show of a chat, which may be one that only the outbox knows so far. */
export function useShownChat(chatId: string | null): { state: ChatState | null; isGone: boolean } {
  const chat = useLiveChat(chatId ?? '', (live) => live)
  const entries = useOutbox((outbox) => outbox.entries)
  const own = chatId === null ? [] : entriesOf(entries, chatId)
  const isMade = !own.some(({ creates }) => creates)

  useEffect(() => {
    if (chatId !== null && isMade) openChat(chatId)
  }, [chatId, isMade])

  if (chatId === null) return { state: null, isGone: false }
  const state = chat?.state ?? (own[0] ? notYetMade(own[0]) : null)
  return {
    state,
    isGone: isMade && ((chat?.gone !== null && chat?.gone !== undefined) || (chat?.state?.deleted ?? false)),
  }
}

/** The same entry gives the same state, or rows would be made anew at every rendering. */
const states = new Map<string, ChatState>()

function notYetMade({ chatId, creates, writtenAt }: OutboxEntry): ChatState {
  const made = states.get(chatId) ?? emptyState(chatId, creates?.chat, writtenAt)
  states.set(chatId, made)
  return made
}

type Planned = NonNullable<OutboxEntry['creates']>['chat']

const emptyState = (id: string, planned: Planned | undefined, createdAt: number): ChatState => ({
  kind: 'chat',
  chat: {
    id,
    kind: 'direct',
    title: planned?.title ?? '',
    model: planned?.model ?? null,
    parameters: planned?.parameters ?? {},
    leafId: null,
    branchedFrom: null,
    room: null,
    createdAt,
  },
  participants: [],
  messages: {},
  children: {},
  live: {},
  threads: {},
  deleted: false,
})
