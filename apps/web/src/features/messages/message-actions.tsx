'use client'

import { textOf } from '@parley/contracts'
import { Pencil, RotateCw } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { MessageMenu } from './message-menu.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { setMessageView } from './message-view.ts'
import { askAgain } from './verbs.ts'

/** What can be done with a message: seen when it is pointed at or has the focus, and always below the last answer. */
export function MessageActions({ message, parts, isLast, isOwn }: MessageRowProps) {
  const isAnswer = message.role === 'assistant'
  if (message.status === 'deleted') return isAnswer && <AgainButton message={message} />
  return (
    <div className={cn('flex items-center', actionsStyle, isAnswer && isLast && 'opacity-100')}>
      <CopyButton text={() => textOf(parts)} label="Copy" size="sm" />
      {isOwn && (
        <IconButton label="Edit" size="sm" onClick={() => setMessageView({ editing: message.id })}>
          <Pencil aria-hidden />
        </IconButton>
      )}
      {isAnswer && <AgainButton message={message} />}
      <MessageMenu message={message} parts={parts} isOwn={isOwn} />
    </div>
  )
}

const AgainButton = ({ message }: Pick<MessageRowProps, 'message'>) => (
  <IconButton label="Answer again" size="sm" onClick={() => void askAgain(message)}>
    <RotateCw aria-hidden />
  </IconButton>
)

const actionsStyle = [
  'opacity-0 transition-opacity duration-100 pointer-coarse:opacity-100',
  'group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-[[data-state=open]]:opacity-100',
]
