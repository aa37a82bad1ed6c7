'use client'

import type { Message, Part } from '@parley/contracts'
import { memo } from 'react'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { cn } from '@/ui/cn.ts'
import { Delivery } from './delivery.tsx'
import { MessageActions } from './message-actions.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageEditor } from './message-editor.tsx'
import { useMessageView } from './message-view.ts'
import { momentOf, timeOf } from './when.ts'

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
  const { message, entry, isLast } = props
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
        className="max-sm:size-6 max-sm:text-[10px]"
      />
      <div className={cn('min-w-0 flex-1', entry && entry.status !== 'sent' && 'opacity-70')}>
        <Heading message={message} />
        {isEditing ? <MessageEditor message={message} parts={props.parts} /> : <MessageBody {...props} />}
        {entry ? <Delivery entry={entry} /> : !isEditing && <MessageActions {...props} isLast={isLast} />}
      </div>
    </article>
  )
})

function Heading({ message }: { message: Message }) {
  return (
    <header className="flex min-w-0 items-baseline gap-2">
      <span className="truncate font-accent text-sm font-semibold">{message.author.name}</span>
      <time
        dateTime={new Date(message.createdAt).toISOString()}
        title={momentOf(message.createdAt)}
        className="shrink-0 text-xs text-subtle-fg tabular-nums"
      >
        {timeOf(message.createdAt)}
      </time>
      {message.editedAt !== null && (
        <span className="shrink-0 text-xs text-subtle-fg" title={momentOf(message.editedAt)}>
          edited
        </span>
      )}
    </header>
  )
}
