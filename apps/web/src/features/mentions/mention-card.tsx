'use client'

import { useState } from 'react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { PRESENCE_NAMES, PresenceDot } from '@/features/rooms/presence-dot.tsx'
import { ROLE_NAMES } from '@/features/rooms/roles.ts'
import { usePresenceOf } from '@/lib/live/presence.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { MentionButton, type KnownMentionProps } from './mention.tsx'

/** A mention with a small card of whom it means. */
export function MentionCard({ defaultOpen, ...props }: KnownMentionProps & { defaultOpen: boolean }) {
  const [isOpen, setOpen] = useState(defaultOpen)
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <MentionButton {...props} />
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={props.written} className="w-60">
        <Card chatId={props.chatId} participantId={props.participantId} />
      </PopoverContent>
    </Popover>
  )
}

function Card({ chatId, participantId }: { chatId: string; participantId: string }) {
  const participant = useChatState(chatId, (state) =>
    state.participants.find(({ id }) => id === participantId),
  )
  const presence = usePresenceOf(chatId, participantId)
  if (!participant) return <p className="text-sm text-muted-fg">Not in this room any more.</p>
  const { name, handle, picture, kind, role, answersOnly } = participant
  const isAgent = kind === 'agent'
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} seed={participantId} src={picture} shape={isAgent ? 'square' : 'round'} size="lg" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-semibold">{name}</p>
        <p className="truncate text-muted-fg">@{handle}</p>
        <p className="flex items-center gap-1.5 text-xs text-muted-fg">
          {!isAgent && <PresenceDot presence={presence} isSilent />}
          {isAgent
            ? answersOnly == null
              ? 'Agent'
              : 'Agent · answers its owner only'
            : `${PRESENCE_NAMES[presence]} · ${ROLE_NAMES[role]}`}
        </p>
      </div>
    </div>
  )
}
