'use client'

import type { Message, Part } from '@parley/contracts'
import { memo } from 'react'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { cn } from '@/ui/cn.ts'
import { AnswerFoot } from './answer-foot.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageEditor } from './message-editor.tsx'
import { MessageHeading } from './message-heading.tsx'
import { useMessageView } from './message-view.ts'
import { Refused } from './refused.tsx'
import { timeOf } from './when.ts'

export type MessageRowProps = {
  message: Message
  parts: Part[]
  alternatives: readonly string[]
  entry: OutboxEntry | null
  isLast: boolean
  isOwn: boolean
}

/** One message. It is drawn again only when something of it is another. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, entry } = props
  const isEditing = useMessageView(({ editing }) => editing === message.id)
  const isAgent = message.author.kind === 'agent'
  return (
    <article
      aria-label={`${message.author.name}, ${timeOf(message.createdAt)}`}
      data-message={message.id}
      data-status={message.status}
      className="group/message mx-auto flex w-full max-w-3xl gap-3 px-4 pt-4 sm:px-6"
    >
      <Avatar
        name={message.author.name}
        seed={message.author.id}
        shape={isAgent ? 'square' : 'round'}
        className="max-sm:hidden"
      />
      <div className="min-w-0 flex-1">
        <MessageHeading {...props} />
        <div className={cn(entry && entry.status !== 'sent' && 'opacity-70')}>
          {isEditing ? <MessageEditor message={message} parts={props.parts} /> : <MessageBody {...props} />}
        </div>
        {entry?.status === 'failed' && <Refused entry={entry} />}
        {message.role === 'assistant' && <AnswerFoot {...props} />}
      </div>
    </article>
  )
})
