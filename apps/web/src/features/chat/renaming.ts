'use client'

import { create } from 'zustand'

const useStore = create<{ chatId: string | null }>(() => ({ chatId: null }))

/** Whether the title in the header is being changed, and the way to begin and end that. */
export function useRenaming(chatId: string): [boolean, (isRenaming: boolean) => void] {
  const isRenaming = useStore((store) => store.chatId === chatId)
  return [isRenaming, (next) => useStore.setState({ chatId: next ? chatId : null })]
}

export const startRenaming = (chatId: string) => useStore.setState({ chatId })
