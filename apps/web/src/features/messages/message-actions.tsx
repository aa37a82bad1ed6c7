'use client'

import { textOf } from '@parley/contracts'
import { Pencil, RotateCw } from 'lucide-react'
import { CopyButton } from '@/ui/copy-button.tsx'
import { cn } from '@/ui/cn.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { Alternatives } from './alternatives.tsx'
import { MessageMenu } from './message-menu.tsx'
import { MetaLine } from './meta-line.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { setMessageView } from './message-view.ts'
import { askAgain } from './verbs.ts'

/** What can be done with a message. The line is always as high, so that nothing moves when it is pointed at. */
export function MessageActions({ message, parts, alternatives, isLast, isOwn }: MessageRowProps) {
  if (message.status === 'writing') return <div className="h-9 pointer-coarse:h-11" />
  const isAnswer = message.role === 'assistant'
  const isDeleted = message.status === 'deleted'
  const stays = isAnswer && isLast
  return (
    <div className="flex h-9 items-center gap-1 pointer-coarse:h-11">
      <Alternatives message={message} alternatives={alternatives} />
      <div
        className={cn(
          '-ml-1.5 flex items-center transition-opacity duration-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-[[data-state=open]]:opacity-100 pointer-coarse:opacity-100',
          alternatives.length > 1 && 'ml-0',
          !stays && 'opacity-0',
        )}
      >
        {!isDeleted && <CopyButton text={() => textOf(parts)} label="Copy" size="sm" />}
        {isOwn && !isDeleted && (
          <IconButton label="Edit" size="sm" onClick={() => setMessageView({ editing: message.id })}>
            <Pencil aria-hidden />
          </IconButton>
        )}
        {isAnswer && (
          <IconButton label="Answer again" size="sm" onClick={() => void askAgain(message)}>
            <RotateCw aria-hidden />
          </IconButton>
        )}
        {!isDeleted && <MessageMenu message={message} parts={parts} isOwn={isOwn} />}
      </div>
      {isAnswer && <MetaLine message={message} />}
    </div>
  )
}
