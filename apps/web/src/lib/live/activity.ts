'use client'

import { create } from 'zustand'
import { liveConnection } from './connection.ts'

/** The chats in which an answer is being written, as far as the server has told. */
export const useActivity = create<{ running: ReadonlySet<string> }>(() => ({ running: new Set() }))

export const useIsRunning = (chatId: string): boolean => useActivity(({ running }) => running.has(chatId))

/** Hears of answers in all of one's chats; what it returns ends that. */
export const followActivity = (): (() => void) =>
  liveConnection().onFrame((frame) => {
    // What was said while we were away was not heard.
    if (frame.type === 'welcome') useActivity.setState({ running: new Set() })
    if (frame.type === 'signal' && frame.signal.kind === 'chat.active')
      mark(frame.signal.chatId, frame.signal.running)
  })

function mark(chatId: string, isRunning: boolean) {
  const { running } = useActivity.getState()
  if (running.has(chatId) === isRunning) return
  const next = new Set(running)
  if (isRunning) next.add(chatId)
  else next.delete(chatId)
  useActivity.setState({ running: next })
}
