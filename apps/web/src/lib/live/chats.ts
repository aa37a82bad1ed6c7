'use client'

import { partsOf, type ChatState, type Cursor, type ErrorCode, type MessagePage } from '@parley/contracts'
import { followChat, type Followed, type Follower, type FollowPhase, type LoadThread } from '@parley/sdk'
import { onceAFrame } from '../once-a-frame.ts'
import { queryClient } from '../query-client.ts'
import { liveConnection } from './connection.ts'
import { recentOnly } from './recent-only.ts'

/** A chat in the cache. `gone`: why it cannot be reached; `state` is null until the first snapshot has come. */
export type LiveChat = {
  state: ChatState | null
  cursor: Cursor | null
  phase: FollowPhase
  gone: ErrorCode | null
}

// Enough to go back and forth between; each costs the server a subscription.
const FOLLOWED = 6

const followers = new Map<string, Follower<ChatState>>()
const recent = recentOnly(FOLLOWED, unfollow)

export const chatKey = (chatId: string) => ['chat', chatId]

export const chatNow = (chatId: string): LiveChat | undefined =>
  queryClient.getQueryData<LiveChat>(chatKey(chatId))

/** A chat as it is now; undefined for one that is not kept up to date, of which the cache may have something long past. */
export const followedNow = (chatId: string): ChatState | null | undefined =>
  followers.has(chatId) ? chatNow(chatId)?.state : undefined

/** Shows a chat as it was a moment ago. */
export function recallChat({ state, cursor }: Followed<ChatState>) {
  if (!chatNow(state.chat.id)) put(state.chat.id, { state, cursor })
}

/** A chat to show again later; null while it is not up to date. */
export const chatFollowed = (chatId: string): Followed<ChatState> | null =>
  followers.get(chatId)?.followed() ?? null

/** Keeps a chat up to date in the cache, from what the cache has of it on. */
export function openChat(chatId: string) {
  recent.use(chatId)
  if (!followers.has(chatId)) followers.set(chatId, follow(chatId))
}

/** Forgets that a chat could not be reached, as before trying again. */
export function reopenChat(chatId: string) {
  unfollow(chatId)
  queryClient.removeQueries({ queryKey: chatKey(chatId) })
  openChat(chatId)
}

export function unfollow(chatId: string) {
  followers.get(chatId)?.unfollow()
  followers.delete(chatId)
}

export function unfollowAll() {
  for (const chatId of followers.keys()) unfollow(chatId)
}

/** Adds what is above `before`, or without one the branch the chat stands at. */
export async function loadMessages(chatId: string, load: () => Promise<MessagePage>) {
  await followers.get(chatId)?.loadEarlier(load)
}

/** Opens the thread below a message, or adds what is above what is held of it. */
export async function loadThread(chatId: string, rootId: string, load: LoadThread) {
  await followers.get(chatId)?.loadThread(rootId, load)
}

export function leaveThread(chatId: string, rootId: string) {
  followers.get(chatId)?.leaveThread(rootId)
}

function follow(chatId: string): Follower<ChatState> {
  const known = chatNow(chatId)
  const initial = known?.state && known.cursor ? { state: known.state, cursor: known.cursor } : undefined
  return followChat(liveConnection(), chatId, {
    ...(initial && { initial }),
    schedule: onceAFrame,
    onChange: (state, { phase, cursor }) => put(chatId, { state, phase, cursor, gone: null }),
    // What was caught up with is shown with the next frame: until then it is not up to date.
    onPhase: (phase) => (phase === 'live' ? onceAFrame(() => tellPhase(chatId)) : put(chatId, { phase })),
    onGone: (gone) => {
      followers.delete(chatId)
      put(chatId, { gone })
    },
  })
}

function tellPhase(chatId: string) {
  const phase = followers.get(chatId)?.phase()
  if (phase) put(chatId, { phase })
}

// A little longer than news takes to come; who waits goes on with what there is.
const PATIENCE_MS = 3_000

/** Waits for a chat to be as wanted, for a while. */
export const whenChat = (chatId: string, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve()
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, PATIENCE_MS)
    const stop = queryClient.getQueryCache().subscribe(({ query }) => {
      if (query.queryKey[1] === chatId && isSo()) done()
    })
  })

const UNKNOWN: LiveChat = { state: null, cursor: null, phase: 'connecting', gone: null }

function put(chatId: string, change: Partial<LiveChat>) {
  queryClient.setQueryData<LiveChat>(chatKey(chatId), (before = UNKNOWN) => ({ ...before, ...change }))
}

/** The text of a message as it is right now. */
export const partsNow = (state: ChatState, messageId: string) => {
  const message = state.messages[messageId]
  return message ? partsOf(state, message) : []
}

/** Changes what is shown of a chat before the server has answered; what it returns puts the truth back. */
export function presumeChat(chatId: string, change: (state: ChatState) => ChatState): () => void {
  const state = chatNow(chatId)?.state
  if (!state) return () => {}
  put(chatId, { state: change(state) })
  return () => put(chatId, { state: followers.get(chatId)?.state() ?? state })
}
