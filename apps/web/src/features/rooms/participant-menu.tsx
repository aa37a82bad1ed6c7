'use client'

import { Crown, UserMinus } from 'lucide-react'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { participantMenuLabel, participantMenuStyle, type ParticipantMenuProps } from './participant-row.tsx'
import { ROLE_DETAILS, ROLE_NAMES } from './roles.ts'
import { ask } from './room-view.ts'
import { useRights } from './use-room.ts'
import { changeRole } from './verbs.ts'

const GIVEN = (['admin', 'member', 'viewer'] as const).map((value) => ({
  value,
  label: (
    <span>
      <span className="block">{ROLE_NAMES[value]}</span>
      <span className="block text-xs text-muted-fg">{ROLE_DETAILS[value]}</span>
    </span>
  ),
}))

export function ParticipantMenu({
  chatId,
  participant,
  defaultOpen,
}: ParticipantMenuProps & { defaultOpen: boolean }) {
  const { owns } = useRights(chatId)
  const { id, kind, name } = participant
  const isPerson = kind === 'person'
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton label={participantMenuLabel(participant)} className={participantMenuStyle} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        {isPerson && <Roles chatId={chatId} participant={participant} />}
        {isPerson && owns && (
          <DropdownMenuItem onSelect={() => ask({ kind: 'hand-over', chatId, participant: { id, name } })}>
            <Crown aria-hidden /> Hand the room over…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem danger onSelect={() => ask({ kind: 'remove', chatId, participant: { id, name } })}>
          <UserMinus aria-hidden /> Remove…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function Roles({ chatId, participant: { id, role } }: ParticipantMenuProps) {
  return (
    <>
      <DropdownMenuChoice
        label="Role"
        value={role}
        choices={GIVEN}
        onChoose={(next) => void changeRole(chatId, id, next)}
      />
      <DropdownMenuSeparator />
    </>
  )
}
