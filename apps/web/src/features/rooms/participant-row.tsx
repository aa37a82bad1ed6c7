'use client'

import type { Participant, Presence } from '@parley/contracts'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { Avatar } from '@/ui/avatar.tsx'
import { PresenceDot } from './presence-dot.tsx'
import { mayChange, ROLE_NAMES } from './roles.ts'
import { useRights } from './use-room.ts'

type ParticipantRowProps = {
  chatId: string
  participant: Participant
  /** Null for agents, which are always there. */
  presence: Presence | null
  isSelf: boolean
}

export function ParticipantRow({ chatId, participant, presence, isSelf }: ParticipantRowProps) {
  const { id, kind, name, handle, picture, role } = participant
  const rights = useRights(chatId)
  const hasMenu = !isSelf && mayChange(rights, participant)
  return (
    <li className="group flex min-h-11 items-center gap-2.5 rounded-md px-2 hover:bg-fg/5">
      <span className="relative shrink-0">
        <Avatar name={name} seed={id} src={picture} shape={kind === 'agent' ? 'square' : 'round'} />
        {presence && (
          <PresenceDot presence={presence} className="absolute -right-0.5 -bottom-0.5 ring-2 ring-card" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">
          {name}
          {isSelf && <span className="text-muted-fg"> (you)</span>}
        </span>
        <span className="block truncate text-xs text-muted-fg">@{handle}</span>
      </span>
      {kind === 'person' && role !== 'member' && (
        <span className="shrink-0 text-xs text-muted-fg">{ROLE_NAMES[role]}</span>
      )}
      {hasMenu && <ParticipantMenu chatId={chatId} participant={participant} />}
    </li>
  )
}

export type ParticipantMenuProps = { chatId: string; participant: Participant }

export const participantMenuLabel = ({ name }: Participant) => `More for ${name}`

/** Its dots, not its invisible edge, end where words beside other names do. */
export const participantMenuStyle = '-mr-1.5 pointer-coarse:-mr-3'

const ParticipantMenu = onFirstUse<ParticipantMenuProps>(
  () => import('./participant-menu.tsx').then((module) => module.ParticipantMenu),
  ({ participant }, open) => (
    <MenuButton label={participantMenuLabel(participant)} className={participantMenuStyle} onClick={open} />
  ),
)
