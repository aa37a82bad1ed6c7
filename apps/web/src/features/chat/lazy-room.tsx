'use client'

import { useEffect } from 'react'
import { useInbox } from '@/lib/live/inbox.ts'
import { later } from '@/ui/later.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { MessagesSkeleton } from './messages-skeleton.tsx'

const load = () => import('./room-parts.ts')

export const RoomTitle = later(
  () => load().then((parts) => parts.RoomTitle),
  () => <Skeleton className="h-4 w-40 max-w-full" />,
)
export const RoomTools = later(() => load().then((parts) => parts.RoomTools))
export const RoomBeginning = later(
  () => load().then((parts) => parts.RoomBeginning),
  () => <MessagesSkeleton />,
)
export const RoomList = later(
  () => load().then((parts) => parts.RoomList),
  () => <MessagesSkeleton />,
)
export const RoomComposer = later(
  () => load().then((parts) => parts.RoomComposer),
  () => <Skeleton className="h-12 rounded-xl pointer-coarse:h-14" />,
)

export const AsideFrame = later(() => load().then((parts) => parts.AsideFrame))
export const MentionList = later(() => load().then((parts) => parts.MentionList))

/** Whoever is in rooms has what shows them at hand before they open one. */
export function useRoomsAtHand() {
  const hasRooms = useInbox(({ chats }) => Object.values(chats).some(({ kind }) => kind === 'room')) ?? false
  useEffect(() => {
    // What fails here is fetched again when it is needed.
    if (hasRooms) void load().catch(() => {})
  }, [hasRooms])
}
