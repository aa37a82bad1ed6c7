'use client'

import type { Presence } from '@parley/contracts'
import { create } from 'zustand'
import { liveConnection } from './connection.ts'

type People = Readonly<Record<string, Presence>>

/** Who is there right now, by chat; who is not named is offline. */
export const usePresences = create<{ chats: Readonly<Record<string, People>> }>(() => ({ chats: {} }))

const NOBODY: People = {}

export const usePresenceIn = (chatId: string): People => usePresences(({ chats }) => chats[chatId] ?? NOBODY)

export const usePresenceOf = (chatId: string, personId: string): Presence =>
  usePresences(({ chats }) => chats[chatId]?.[personId] ?? 'offline')

/** Hears who is there in the rooms that are followed; what it returns ends that. */
export const followPresence = (): (() => void) =>
  liveConnection().onFrame((frame) => {
    if (frame.type !== 'signal' || frame.signal.kind !== 'presence') return
    const { chatId, people, whole } = frame.signal
    usePresences.setState(({ chats }) => ({
      chats: { ...chats, [chatId]: whole ? people : { ...chats[chatId], ...people } },
    }))
  })
