'use client'

import { Pin, Users } from 'lucide-react'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { togglePins } from '@/features/pins/verbs.ts'
import { MentionsButton } from '@/features/threads/mentions-button.tsx'
import { useOwnPresence } from '@/features/chat-list/own-presence.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { usePresenceIn } from '@/lib/live/presence.ts'
import { usePanels } from '@/lib/panels.ts'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { tooltipData } from '@/ui/tooltip.ts'
import { VisuallyHidden } from '@/ui/visually-hidden.tsx'
import { toggleRoomPanel } from './room-view.ts'
import { useParticipants } from './use-room.ts'

export type RoomMenuProps = { chatId: string }

export const ROOM_MENU = 'More for this room'

const RoomMenu = onFirstUse<RoomMenuProps>(
  () => import('./room-menu.tsx').then((module) => module.RoomMenu),
  (_props, open) => <MenuButton label={ROOM_MENU} side="bottom" size="md" onClick={open} />,
)

/** At the far end of the header of a room: who is there, and what else can be done. */
export function RoomTools({ chatId }: { chatId: string }) {
  return (
    <>
      <MentionsButton chatId={chatId} />
      <PinsButton />
      <PeopleButton chatId={chatId} />
      <RoomMenu chatId={chatId} />
    </>
  )
}

function PinsButton() {
  const isOpen = usePanels(({ aside }) => aside?.view === 'pins')
  return (
    <IconButton
      label="Pinned messages"
      side="bottom"
      aria-expanded={isOpen}
      data-state={isOpen ? 'open' : 'closed'}
      onClick={togglePins}
    >
      <Pin aria-hidden />
    </IconButton>
  )
}

function PeopleButton({ chatId }: { chatId: string }) {
  const isOpen = usePanels(({ aside }) => aside?.view === 'room')
  const presences = usePresenceIn(chatId)
  const ownId = useInbox((inbox) => inbox.profile.id)
  const ownPresence = useOwnPresence()
  const people = useParticipants(chatId).filter(({ kind }) => kind === 'person')
  const present = people.filter(
    ({ id }) => (id === ownId ? ownPresence : (presences[id] ?? 'offline')) !== 'offline',
  ).length
  const words = `${people.length} ${people.length === 1 ? 'person' : 'people'}, ${present} here now`
  return (
    <Button
      variant="ghost"
      aria-expanded={isOpen}
      data-state={isOpen ? 'open' : 'closed'}
      className="gap-1.5 px-2 tabular-nums"
      onClick={() => toggleRoomPanel('people')}
      {...tooltipData({ label: words, side: 'bottom', shortcut: undefined })}
    >
      <Users aria-hidden />
      <VisuallyHidden>People: {words}</VisuallyHidden>
      <span aria-hidden>{people.length || '–'}</span>
      {present > 0 && (
        <span aria-hidden className="inline-flex items-center gap-1 text-xs text-muted-fg max-sm:hidden">
          <span className="size-2 rounded-full bg-success" />
          {present}
        </span>
      )}
    </Button>
  )
}
