'use client'

import { Bell, BellOff, Bot, LogOut, Settings, UserPlus, type LucideIcon } from 'lucide-react'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { useInbox } from '@/lib/live/inbox.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { ROOM_MENU, type RoomMenuProps } from './room-tools.tsx'
import { ask, showRoomPanel } from './room-view.ts'
import { useRights } from './use-room.ts'
import { muteRoom } from './verbs.ts'

export function RoomMenu({ chatId, defaultOpen }: RoomMenuProps & { defaultOpen: boolean }) {
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton label={ROOM_MENU} side="bottom" size="md" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <Entries chatId={chatId} />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function Entries({ chatId }: RoomMenuProps) {
  const { invites, owns } = useRights(chatId)
  const item = useInbox((inbox) => inbox.chats[chatId])
  const isMuted = (item?.mutedAt ?? null) !== null
  return (
    <>
      {invites && <Entry Icon={UserPlus} label="Invite…" run={() => showRoomPanel('invitations')} />}
      <Entry Icon={Bot} label="Agents’ runs" run={() => showRoomPanel('runs')} />
      <Entry Icon={Settings} label="Settings" run={() => showRoomPanel('settings')} />
      <DropdownMenuSeparator />
      <Entry
        Icon={isMuted ? Bell : BellOff}
        label={isMuted ? 'Unmute' : 'Mute'}
        run={() => void muteRoom(chatId, !isMuted)}
      />
      {!owns && (
        <Entry
          Icon={LogOut}
          label="Leave…"
          danger
          run={() => ask({ kind: 'leave', chatId, title: item?.title ?? '' })}
        />
      )}
    </>
  )
}

type EntryProps = { Icon: LucideIcon; label: string; danger?: boolean; run: () => void }

const Entry = ({ Icon, label, danger = false, run }: EntryProps) => (
  <DropdownMenuItem danger={danger} onSelect={run}>
    <Icon aria-hidden /> {label}
  </DropdownMenuItem>
)
