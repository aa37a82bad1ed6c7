'use client'

import { Trash2 } from 'lucide-react'
import { textOf } from '@parley/contracts'
import { AnswerEnd } from './answer-end.tsx'
import { AnswerParts } from './answer-parts.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { OwnWords } from './own-words.tsx'
import { Thinking } from './thinking.tsx'

export function MessageBody({ message, parts }: MessageRowProps) {
  if (message.status === 'deleted') return <Tombstone />
  if (message.role === 'user') return <OwnWords text={textOf(parts)} />
  const isWriting = message.status === 'writing'
  return (
    <div className="mt-0.5 max-w-[72ch] text-base">
      <AnswerParts parts={parts} isWriting={isWriting} />
      {isWriting && parts.length === 0 && <Thinking message={message} />}
      <AnswerEnd message={message} hasText={parts.length > 0} />
    </div>
  )
}

const Tombstone = () => (
  <p className="mt-1 flex items-center gap-2 text-sm text-subtle-fg italic">
    <Trash2 aria-hidden className="size-3.5" /> This message was deleted.
  </p>
)
