'use client'

import { create } from 'zustand'

type MessageView = {
  /** The message that is being changed in its place. */
  editing: string | null
  /** The message someone asked to delete. */
  deleting: string | null
  /** The message for which someone looks for an emoji. */
  reacting: { id: string; chatId: string } | null
}

export const useMessageView = create<MessageView>(() => ({ editing: null, deleting: null, reacting: null }))

export const setMessageView = (change: Partial<MessageView>) => useMessageView.setState(change)
