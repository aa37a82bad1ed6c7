'use client'

import { useState } from 'react'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { SeenButton, type SeenProps } from './receipts.tsx'

/** Who has read up to a message, by name. */
export function SeenPopover({ defaultOpen, ...props }: SeenProps & { defaultOpen: boolean }) {
  const [isOpen, setOpen] = useState(defaultOpen)
  const participants = useParticipants(props.chatId)
  const ids = new Set(props.readers.split(' '))
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <SeenButton {...props} />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Seen by" className="w-56 p-2">
        <p className="px-1 pb-1 font-accent text-xs font-medium text-muted-fg">Seen by</p>
        <ul>
          {participants
            .filter(({ id }) => ids.has(id))
            .map(({ id, name }) => (
              <li key={id} className="flex items-center gap-2 p-1 text-sm">
                <Avatar name={name} seed={id} size="sm" />
                <span className="truncate">{name}</span>
              </li>
            ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}
