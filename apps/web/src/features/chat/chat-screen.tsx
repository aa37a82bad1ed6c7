'use client'

import { Aside } from '@/features/aside/aside.tsx'
import { HistoryPanel } from '@/features/chat-list/history-panel.tsx'
import { usePageTitle } from '@/features/chat-list/use-page-title.ts'
import { RoomDialogs } from '@/features/rooms/room-dialogs.tsx'
import { useChatAddress } from '@/lib/address.ts'
import { useShortcuts } from '@/lib/actions.ts'
import { setPanels, usePanels } from '@/lib/panels.ts'
import { cn } from '@/ui/cn.ts'
import { PaletteHost } from '@/features/palette/palette-host.tsx'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { laterDialog } from '@/ui/later.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import { ChatDialogs } from './chat-dialogs.tsx'
import { ChatPane } from './chat-pane.tsx'
import { useRoomsAtHand } from './lazy-room.tsx'
import { ChatNotFound } from './not-found.tsx'
import { useChatActions } from './use-chat-actions.ts'
import { useSession } from './use-session.ts'

const LazySheet = laterDialog(
  () => import('@/features/chat-list/history-sheet.tsx').then((module) => module.HistorySheet),
  () => setPanels({ historySheet: false }),
)

/** The whole of /chat and /chat/<id>. */
export function ChatScreen() {
  useSession()
  useShortcuts()
  const address = useChatAddress()
  const openId = address || null
  useChatActions(openId)
  usePageTitle(openId)
  useRoomsAtHand()
  return (
    <div className="flex h-dvh overflow-hidden pl-[env(safe-area-inset-left)] pr-[env(safe-area-inset-right)]">
      <SidePanel openId={openId} />
      <HistorySheet openId={openId} />
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <ErrorBoundary region="The chat" resetKey={openId ?? ''}>
          {address === '' ? <ChatNotFound /> : <ChatPane chatId={address} />}
        </ErrorBoundary>
      </main>
      <Aside chatId={openId} />
      <ChatDialogs />
      <RoomDialogs />
      <PaletteHost />
      <Toaster />
    </div>
  )
}

function SidePanel({ openId }: { openId: string | null }) {
  const isShown = usePanels((panels) => panels.historyShown)
  return (
    <div className={cn('w-66 shrink-0 border-r bg-card max-md:hidden', !isShown && 'hidden')}>
      <HistoryPanel openId={openId} />
    </div>
  )
}

function HistorySheet({ openId }: { openId: string | null }) {
  const isOpen = usePanels((panels) => panels.historySheet)
  return isOpen && <LazySheet openId={openId} />
}
