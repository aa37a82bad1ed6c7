'use client'

import { Pencil, Pin, Square } from 'lucide-react'
import { useState } from 'react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { maySteer, ownIdNow } from '@/features/chat/writing.ts'
import { Button } from '@/ui/button.tsx'
import { Alternatives } from './alternatives.tsx'
import { MetaLine } from './meta-line.tsx'
import type { RoomRowProps } from './room-row.tsx'
import { SteerField } from './steer-field.tsx'
import { stopAnswer } from './verbs.ts'

/** Below a message of a room, when there is something to choose or to know. */
export function RoomFoot(props: RoomRowProps) {
  const { message, alternatives, goesOn, inThread } = props
  const hasAlternatives = alternatives.length > 1 && !inThread
  if (message.status === 'writing' && message.reply) return <WhileWriting {...props} />
  if (message.reply)
    return (
      <div className="-ml-1.5 flex min-h-6 items-center gap-1">
        {hasAlternatives && <Alternatives message={message} alternatives={alternatives} />}
        <MetaLine message={message} className={hasAlternatives ? 'ml-0' : 'ml-1.5 pl-0'} />
      </div>
    )
  const notes = goesOn && (message.editedAt !== null || message.pinned !== null)
  if (!hasAlternatives && !notes) return null
  return (
    <div className="-ml-1.5 flex items-center gap-2">
      {hasAlternatives && <Alternatives message={message} alternatives={alternatives} />}
      {notes && <Notes {...props} />}
    </div>
  )
}

/** What a heading would say, on a message that has none. */
const Notes = ({ message }: RoomRowProps) => (
  <p className="ml-1.5 flex items-center gap-2 text-xs text-subtle-fg">
    {message.editedAt !== null && 'edited'}
    {message.pinned && (
      <span className="inline-flex items-center gap-1">
        <Pin aria-hidden className="size-3" /> Pinned
      </span>
    )}
  </p>
)

/** Whoever asked may stop the answer, or tell it what to heed. */
function WhileWriting({ message }: RoomRowProps) {
  const [isSteering, setSteering] = useState(false)
  const may = useChatState(message.chatId, (state) => maySteer(state, message, ownIdNow()))
  const replyId = message.reply?.id
  if (!may || replyId === undefined) return <div className="h-8" />
  if (isSteering) return <SteerField replyId={replyId} onDone={() => setSteering(false)} />
  return (
    <div className="-ml-2 flex min-h-8 items-center gap-1 pointer-coarse:-ml-3">
      <Button size="sm" variant="ghost" onClick={() => void stopAnswer(replyId)}>
        <Square aria-hidden className="size-3! fill-current" /> Stop
      </Button>
      <Button size="sm" variant="ghost" onClick={() => setSteering(true)}>
        <Pencil aria-hidden className="size-3.5!" /> Steer
      </Button>
    </div>
  )
}
