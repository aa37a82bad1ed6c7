'use client'

import { Avatar } from '@/ui/avatar.tsx'
import { Alternatives } from './alternatives.tsx'
import { MessageActions } from './message-actions.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { momentOf, timeOf } from './when.ts'

/** Who said it and when; beside that, what can be done with a person's message. */
export function MessageHeading(props: MessageRowProps) {
  const { message, entry, alternatives } = props
  return (
    <header className="flex h-6 min-w-0 items-center gap-2 pointer-coarse:h-9">
      <Avatar
        name={message.author.name}
        seed={message.author.id}
        shape={message.author.kind === 'agent' ? 'square' : 'round'}
        size="xs"
        className="sm:hidden"
      />
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
      {entry && <OnItsWay entry={entry} />}
      {!entry && message.role === 'user' && (
        <div className="flex items-center gap-1">
          <Alternatives message={message} alternatives={alternatives} />
          <MessageActions {...props} />
        </div>
      )}
    </header>
  )
}
