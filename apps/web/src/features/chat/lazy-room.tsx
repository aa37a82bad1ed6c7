'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { useInbox } from '@/lib/live/inbox.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { MessagesSkeleton } from './messages-skeleton.tsx'

const load = () => import('./room-parts.ts')

export const RoomTitle = dynamic(() => load().then((parts) => parts.RoomTitle), {
  loading: () => <Skeleton className="h-4 w-40 max-w-full" />,
})
export const RoomTools = dynamic(() => load().then((parts) => parts.RoomTools), { loading: () => null })
export const RoomBeginning = dynamic(() => load().then((parts) => parts.RoomBeginning), {
  loading: () => <MessagesSkeleton />,
})
export const RoomList = dynamic(() => load().then((parts) => parts.RoomList), {
  loading: () => <MessagesSkeleton />,
})
export const RoomComposer = dynamic(() => load().then((parts) => parts.RoomComposer), {
  loading: () => <Skeleton className="h-12 rounded-xl pointer-coarse:h-14" />,
})

export const AsideFrame = dynamic(() => load().then((parts) => parts.AsideFrame), { loading: () => null })
export const MentionList = dynamic(() => load().then((parts) => parts.MentionList), { loading: () => null })

/** Whoever is in rooms has what shows them at hand before they open one. */
export function useRoomsAtHand() {
  const hasRooms = useInbox(({ chats }) => Object.values(chats).some(({ kind }) => kind === 'room')) ?? false
  useEffect(() => {
    // What fails here is fetched again when it is needed.
    if (hasRooms) void load().catch(() => {})
  }, [hasRooms])
}
