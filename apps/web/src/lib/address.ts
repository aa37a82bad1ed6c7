'use client'

import { useSyncExternalStore } from 'react'

const CHAT_PATH = /^\/chat\/([0-9a-f-]{36})\/?$/

const listeners = new Set<() => void>()

/** The chat in the address; null at `/chat`, and undefined while that is not known: before the page is alive. */
export const useChatAddress = (): string | null | undefined =>
  useSyncExternalStore(subscribe, chatInAddress, () => undefined)

export function chatInAddress(): string | null {
  return chatIn(location.pathname)
}

/** The chat a path leads to; '' for a path below /chat that names none. */
export function chatIn(path: string): string | null {
  const [, id] = CHAT_PATH.exec(path) ?? []
  if (id !== undefined) return id
  return /^\/chat\/?$/.test(path) || !path.startsWith('/chat') ? null : ''
}

export const chatPath = (chatId: string | null): string => (chatId === null ? '/chat' : `/chat/${chatId}`)

/** Shows another chat, without asking the server for a page. */
export function goToChat(chatId: string | null, { replace = false } = {}) {
  const path = chatPath(chatId)
  if (path !== location.pathname) {
    if (replace) history.replaceState(null, '', path)
    else history.pushState(null, '', path)
  }
  tell()
}

function tell() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) addEventListener('popstate', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('popstate', tell)
  }
}
