'use client'

import { Archive, Hash, Lock } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Badge } from '@/ui/badge.tsx'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { showRoomPanel } from './room-view.ts'

/** What the room is called and about; a click opens its panel. */
export function RoomTitle({ chatId }: { chatId: string }) {
  const listed = useInbox((inbox) => inbox.chats[chatId]?.title)
  const title = useChatState(chatId, (state) => state.chat.title) ?? listed
  const room = useChatState(chatId, (state) => state.chat.room)
  if (title === undefined) return <Skeleton className="h-4 w-40 max-w-full" />
  const [Icon, words] = room?.visibility === 'public' ? [Hash, 'Public room'] : [Lock, 'Private room']
  return (
    <div className="flex min-w-0 items-center gap-2">
      <h1
        className={cn('min-w-0', room?.topic ? 'max-w-[60%] shrink-0 max-sm:max-w-full max-sm:shrink' : '')}
      >
        <button
          type="button"
          title="About this room"
          onClick={() => showRoomPanel('settings')}
          className="flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-1 font-accent text-sm font-medium hover:bg-fg/8"
        >
          <Icon aria-hidden className="size-3.5 shrink-0 text-subtle-fg" />
          <span className="sr-only">{words}:</span>
          <span className="truncate">{title || 'New room'}</span>
        </button>
      </h1>
      {room?.closedAt ? (
        // On a phone it would take the place of the name; what is below the messages says it, too.
        <Badge className="max-sm:hidden">
          <Archive aria-hidden /> Archived
        </Badge>
      ) : (
        room?.topic && (
          <p title={room.topic} className="truncate border-l pl-2.5 text-xs text-muted-fg max-sm:hidden">
            {room.topic}
          </p>
        )
      )}
    </div>
  )
}
