'use client'

import type { Message } from '@parley/contracts'
import { useInbox } from '@/lib/live/inbox.ts'
import { cn } from '@/ui/cn.ts'
import { DropdownMenuItem } from '@/ui/dropdown-menu.tsx'
import { QUICK } from './quick.ts'
import { hasReacted, toggleReaction } from './verbs.ts'

/** In the menu of a message: the emoji that are wanted most. */
export function QuickRow({ message }: { message: Message }) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  return (
    <div className="-mx-1 mb-1 flex gap-0.5 border-b px-1 pb-1">
      {QUICK.map((emoji) => (
        <DropdownMenuItem
          key={emoji}
          aria-label={`React with ${emoji}`}
          onSelect={() => void toggleReaction(message.chatId, message.id, emoji)}
          className={cn(
            'size-9 justify-center px-0 text-lg pointer-coarse:size-11',
            ownId !== undefined && hasReacted(message.reactions, emoji, ownId) && 'bg-accent-soft',
          )}
        >
          {emoji}
        </DropdownMenuItem>
      ))}
    </div>
  )
}
