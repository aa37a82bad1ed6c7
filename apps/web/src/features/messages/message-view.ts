'use client'

import { create } from 'zustand'

type MessageView = {
  /** The message that is being changed in its place. */
  editing: string | null
  /** The message someone asked to delete. */
  deleting: string | null
}

export const useMessageView = create<MessageView>(() => ({ editing: null, deleting: null }))

export const setMessageView = (change: Partial<MessageView>) => useMessageView.setState(change)
