'use client'

import type { ChatState, InboxState } from '@parley/contracts'
import type { Followed } from '@parley/sdk'
import { chatInAddress } from '../address.ts'
import { knownPerson } from '../known-person.ts'
import { chatFollowed, recallChat } from './chats.ts'
import { inboxFollowed, recallInbox } from './inbox.ts'

const KEY = 'parley.screen'
/** Writing more would hold up the page that is left, and reading it the page that comes. */
const MOST_LETTERS = 1_500_000

type KeptScreen = {
  /** Another build may have other shapes. */
  build: string | undefined
  personId: string
  inbox: Followed<InboxState>
  chat: Followed<ChatState> | null
}

/**
 * What a tab showed outlives its reload: it is there at once, and what has happened since is caught up with. It is kept
 * when the page is left, in the tab's own storage, for the same person and pages; what this returns ends that.
 */
export function keepScreen(): () => void {
  addEventListener('pagehide', keep)
  return () => removeEventListener('pagehide', keep)
}

function keep() {
  const inbox = inboxFollowed()
  const chatId = chatInAddress()
  if (!inbox) return
  const screen: KeptScreen = {
    build: process.env.BUILD,
    personId: inbox.state.profile.id,
    inbox,
    chat: chatId ? chatFollowed(chatId) : null,
  }
  try {
    const json = JSON.stringify(screen)
    if (json.length <= MOST_LETTERS) sessionStorage.setItem(KEY, json)
  } catch {} // Storage is full or refused: the page will be read from the server.
}

/** Shows what the tab showed, once. */
export function recallScreen() {
  const screen = take()
  if (!screen || screen.build !== process.env.BUILD || screen.personId !== knownPerson()) return
  recallInbox(screen.inbox)
  if (screen.chat) recallChat(screen.chat)
}

function take(): KeptScreen | null {
  try {
    const json = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return json === null ? null : (JSON.parse(json) as KeptScreen)
  } catch {
    return null
  }
}
