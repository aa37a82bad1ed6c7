'use client'

import type { InboxState } from '@parley/contracts'
import { followInbox, type Followed, type Follower } from '@parley/sdk'
import { useQuery, skipToken } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { liveConnection } from './connection.ts'

const KEY = ['inbox']

let followed: { personId: string; follower: Follower<InboxState> } | null = null
/** What the cache was given before anything was followed, to follow on from. */
let initial: Followed<InboxState> | null = null

/** Shows an inbox as it was a moment ago. */
export function recallInbox(before: Followed<InboxState>) {
  if (inboxNow()) return
  initial = before
  put(before.state)
}

/** The inbox to show again later. */
export const inboxFollowed = (): Followed<InboxState> | null => followed?.follower.followed() ?? null

/** Keeps the inbox of whoever the server says we are up to date in the cache; what it returns ends that. */
export function followOwnInbox(): () => void {
  const connection = liveConnection()
  const stop = connection.onFrame((frame) => {
    if (frame.type === 'welcome') follow(frame.personId)
  })
  return () => {
    stop()
    unfollow()
  }
}

function follow(personId: string) {
  if (followed?.personId === personId) return
  unfollow()
  const known = initial?.state.profile.id === personId ? initial : null
  const follower = followInbox(liveConnection(), personId, {
    ...(known && { initial: known }),
    onChange: (state) => put(state),
  })
  followed = { personId, follower }
}

function put(state: InboxState) {
  const before = inboxNow()
  queryClient.setQueryData<InboxState>(KEY, state)
  // Lists that were read by pages cannot know that one of theirs is gone.
  if (before && Object.keys(before.chats).some((id) => !(id in state.chats)))
    void queryClient.invalidateQueries({ queryKey: ['chats'] })
}

function unfollow() {
  followed?.follower.unfollow()
  followed = null
}

export const inboxNow = (): InboxState | undefined => queryClient.getQueryData<InboxState>(KEY)

/** Runs once, as soon as there is an inbox. */
export function whenInbox(run: () => void) {
  const stop = queryClient.getQueryCache().subscribe(() => {
    if (!inboxNow()) return
    stop()
    queueMicrotask(run)
  })
}

/** A piece of the inbox; undefined until it has come. */
export const useInbox = <Piece>(select: (inbox: InboxState) => Piece): Piece | undefined =>
  useQuery({ queryKey: KEY, queryFn: skipToken, select }).data

/** Changes what is shown before the server has answered; what it returns puts that back. */
export function presume(change: (inbox: InboxState) => InboxState): () => void {
  const before = inboxNow()
  if (!before) return () => {}
  const presumed = change(before)
  queryClient.setQueryData<InboxState>(KEY, presumed)
  return () => {
    const truth = followed?.follower.state() ?? before
    queryClient.setQueryData<InboxState>(KEY, truth)
  }
}
