'use client'

import { AsideFrame } from '@/features/chat/lazy-room.tsx'
import { useIsRoom } from '@/features/rooms/use-room.ts'
import { usePanels, type Aside as AsideState } from '@/lib/panels.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { later } from '@/ui/later.tsx'

// Each panel is fetched when it is first opened.
const RoomPanel = later(() => import('@/features/rooms/room-panel.tsx').then((module) => module.RoomPanel))

const ThreadPanel = later(() =>
  import('@/features/threads/thread-panel.tsx').then((module) => module.ThreadPanel),
)
const PinsPanel = later(() => import('@/features/pins/pins-panel.tsx').then((module) => module.PinsPanel))

const TITLES: Record<AsideState['view'], string> = {
  room: 'About this room',
  thread: 'Thread',
  pins: 'Pinned',
}

/** What is open beside the messages of a room. */
export function Aside({ chatId }: { chatId: string | null }) {
  const aside = usePanels((panels) => panels.aside)
  const isRoom = useIsRoom(chatId)
  if (!aside || chatId === null || !isRoom) return null
  const title = TITLES[aside.view]
  return (
    <AsideFrame title={title}>
      <ErrorBoundary region={title} resetKey={`${chatId}.${aside.view}`}>
        {aside.view === 'room' && <RoomPanel key={chatId} chatId={chatId} />}
        {aside.view === 'pins' && <PinsPanel key={chatId} chatId={chatId} />}
        {aside.view === 'thread' && (
          <ThreadPanel key={aside.messageId} chatId={chatId} rootId={aside.messageId} />
        )}
      </ErrorBoundary>
    </AsideFrame>
  )
}
