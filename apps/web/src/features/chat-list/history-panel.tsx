'use client'

import { ArrowLeft, Archive, PanelLeft, SquarePen } from 'lucide-react'
import { goToChat } from '@/lib/address.ts'
import { setPanels, toggleHistory } from '@/lib/panels.ts'
import { usePrinted } from '@/lib/use-printed.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { Logo } from '@/ui/logo.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ChatList } from './chat-list.tsx'
import { setListView, useListView } from './list-view.ts'
import { SearchField } from './search-field.tsx'

/** The panel of all one's chats: beside the chat on wide screens, in a sheet on narrow ones. */
export function HistoryPanel({ openId }: { openId: string | null }) {
  const printed = usePrinted()
  return (
    <nav aria-label="Chats" className="flex h-full min-h-0 flex-col">
      <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4">
        <Logo />
        <IconButton label="Hide history" shortcut={printed('mod+b')} side="bottom" onClick={toggleHistory}>
          <PanelLeft aria-hidden />
        </IconButton>
      </div>
      <div className="flex shrink-0 flex-col gap-2 px-2 pb-1">
        <Button className="justify-start pl-[7px]" onClick={newChat}>
          <SquarePen aria-hidden />
          New chat
          <span aria-hidden className="ml-auto font-mono text-xs text-subtle-fg pointer-coarse:hidden">
            {printed('mod+shift+o')}
          </span>
        </Button>
        <SearchField />
      </div>
      <ArchivedHeading />
      <div className="flex min-h-0 flex-1 flex-col">
        <ErrorBoundary region="The list of chats">
          <ChatList openId={openId} />
        </ErrorBoundary>
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 border-t p-2">
        <ArchiveSwitch />
        <AccountMenu />
      </div>
    </nav>
  )
}

export function newChat() {
  goToChat(null)
  setPanels({ historySheet: false })
}

function ArchivedHeading() {
  if (!useListView((view) => view.archived)) return null
  return (
    <div className="flex shrink-0 items-center gap-1 px-2 pt-2">
      <IconButton label="Back to all chats" size="sm" onClick={() => setListView({ archived: false })}>
        <ArrowLeft aria-hidden />
      </IconButton>
      <h2 className="font-accent text-sm font-medium">Archived</h2>
    </div>
  )
}

function ArchiveSwitch() {
  if (useListView((view) => view.archived)) return null
  return (
    <Button variant="ghost" className="justify-start px-2" onClick={() => setListView({ archived: true })}>
      <Archive aria-hidden />
      Archived
    </Button>
  )
}
