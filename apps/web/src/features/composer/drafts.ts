'use client'

import { create } from 'zustand'
import { keptRecords } from '@/lib/kept-records.ts'

/** A draft is for a chat, or for one that is not made yet. */
export const NEW_CHAT = 'new'

const kept = keptRecords<string>('parley.draft')
const KEEP_AFTER_MS = 300

/** Where the draft of a chat, or of a thread in it, is kept. */
export const draftOf = (chatId: string | null, threadId?: string): string =>
  chatId === null ? NEW_CHAT : threadId === undefined ? chatId : `${chatId}.${threadId}`

/** What is being written, per chat. It survives a reload. */
export const useDrafts = create<{ drafts: Record<string, string> }>(() => ({ drafts: {} }))

export const draftNow = (chat: string): string => useDrafts.getState().drafts[chat] ?? ''

export function setDraft(chat: string, text: string) {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [chat]: text } }))
  keepSoon(chat)
}

/** Reads what an earlier page left, and keeps the last words when this one is left. */
export function loadDrafts(): () => void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...kept.all(), ...drafts } }))
  addEventListener('pagehide', keepAll)
  return () => removeEventListener('pagehide', keepAll)
}

// Writing to storage at every key would be felt with long texts.
const unkept = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

function keepSoon(chat: string) {
  unkept.add(chat)
  clearTimeout(timer)
  timer = setTimeout(keepAll, KEEP_AFTER_MS)
}

function keepAll() {
  for (const chat of unkept) {
    const text = draftNow(chat)
    if (text === '') kept.drop(chat)
    else kept.keep(chat, text)
  }
  unkept.clear()
}
