'use client'

import { MessageSquareReply, SmilePlus } from 'lucide-react'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { openThread } from '@/features/threads/verbs.ts'
import { cn } from '@/ui/cn.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import type { RoomRowProps } from './room-row.tsx'
import { useSpeaks } from './use-speaks.ts'

/** What can be done with a message of a room: seen when it is pointed at or has the focus; on touch screens only the menu. */
export function RoomToolbar(props: RoomRowProps) {
  const { message, goesOn, inThread } = props
  const speaks = useSpeaks(message.chatId)
  const isThere = message.status !== 'deleted'
  return (
    <div
      className={cn(
        'absolute -top-3 right-4 flex items-center rounded-md border bg-popover p-0.5 shadow-sm',
        'opacity-0 transition-opacity duration-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-[[data-state=open]]:opacity-100',
        goesOn ? 'pointer-coarse:-top-2.25' : 'pointer-coarse:-top-1.75',
        'pointer-coarse:right-0 pointer-coarse:border-transparent pointer-coarse:bg-transparent pointer-coarse:opacity-100 pointer-coarse:shadow-none',
      )}
    >
      {speaks && isThere && (
        <span className="contents pointer-coarse:hidden">
          <ReactButton messageId={message.id} chatId={message.chatId} />
          {!inThread && (
            <IconButton label="Reply in thread" size="sm" onClick={() => openThread(message.id)}>
              <MessageSquareReply aria-hidden />
            </IconButton>
          )}
        </span>
      )}
      <RoomMenu {...props} />
    </div>
  )
}

export type ReactButtonProps = { chatId: string; messageId: string }

const ReactButton = onFirstUse<ReactButtonProps>(
  () => import('@/features/reactions/emoji-popover.tsx').then((module) => module.EmojiPopover),
  (_props, open) => <ReactTrigger onClick={open} />,
)

export const ReactTrigger = (props: Omit<React.ComponentProps<typeof IconButton>, 'label'>) => (
  <IconButton label="React" size="sm" aria-haspopup="dialog" {...props}>
    <SmilePlus aria-hidden />
  </IconButton>
)

const RoomMenu = onFirstUse<RoomRowProps>(
  () => import('./room-message-menu.tsx').then((module) => module.RoomMessageMenu),
  (_props, open) => <MenuButton label="More for this message" onClick={open} />,
)
