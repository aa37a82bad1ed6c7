'use client'

import { newId, type CreateChat, type Parameters } from '@parley/contracts'
import { create } from 'zustand'

type NewChat = { model: string | null; parameters: Parameters }

/** What was set for a chat that is not made yet. */
export const useNewChat = create<NewChat>(() => ({ model: null, parameters: {} }))

export const setNewChat = (change: Partial<NewChat>) => useNewChat.setState(change)

/** The chat to make, as it was set; what was set is used up by that. */
export function takeNewChat(): CreateChat & { id: string } {
  const { model, parameters } = useNewChat.getState()
  setNewChat({ model: null, parameters: {} })
  return {
    id: newId(),
    ...(model && { model }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  }
}
