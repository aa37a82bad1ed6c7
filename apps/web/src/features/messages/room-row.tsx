'use client'

import { textOf } from '@parley/contracts'
import { memo } from 'react'
import { SaidWords } from '@/features/mentions/said-words.tsx'
import { MarksMentions } from '@/features/mentions/with-mentions.tsx'
import { PlaceMarker } from '@/features/places/place-marker.tsx'
import { ReactionChips } from '@/features/reactions/reaction-chips.tsx'
import { Receipts } from '@/features/receipts/receipts.tsx'
import { ThreadLine } from '@/features/threads/thread-line.tsx'
import { useInbox } from '@/lib/live/inbox.ts'
import { cn } from '@/ui/cn.ts'
import { AuthorPicture } from './author-picture.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageEditor } from './message-editor.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { useMessageView } from './message-view.ts'
import { OnItsWay } from './on-its-way.tsx'
import { Refused } from './refused.tsx'
import { RoomFoot } from './room-foot.tsx'
import { RoomHeading } from './room-heading.tsx'
import { RoomToolbar } from './room-toolbar.tsx'
import { timeOf } from './when.ts'

export type RoomRowProps = MessageRowProps & {
  goesOn: boolean
  /** Whose reading ends here, and who stands on a branch that begins here: ids with blanks between. */
  readers: string
  elsewhere: string
  /** How far one’s own newest message has come; null on all others. */
  reach: 'sent' | 'delivered' | null
  /** How far one had read when one came: threads that go on beyond have news. Null where nothing is counted. */
  readBefore: number | null
  /** In the panel of a thread, which has no threads of its own. */
  inThread: boolean
}

/** One message of a room: everybody’s alike, those of one breath close together. */
export const RoomRow = memo(function RoomRow(props: RoomRowProps) {
  const { message, entry, goesOn, inThread } = props
  const isMentioned = useIsMentioned(message.mentions)
  return (
    <article
      aria-label={`${message.author.name}, ${timeOf(message.createdAt)}`}
      data-message={message.id}
      data-status={message.status}
      className={cn(
        'group/message relative mx-auto flex w-full max-w-3xl gap-3 border-l-2 border-transparent pr-4 pb-0.5 pl-3.5 pointer-coarse:pr-10',
        !inThread && 'sm:pr-6 sm:pl-5.5',
        goesOn ? 'pt-0.5' : 'mt-2 pt-1',
        isMentioned ? 'border-accent bg-accent-soft/40 hover:bg-accent-soft/70' : 'hover:bg-fg/3',
        isMentioned && !goesOn && 'pb-1',
      )}
    >
      <div className="w-8 shrink-0">
        {goesOn ? <HoverTime at={message.createdAt} /> : <AuthorPicture message={message} />}
      </div>
      <div className="min-w-0 flex-1">
        {!goesOn && <RoomHeading {...props} />}
        <div className={cn(entry && entry.status !== 'sent' && 'opacity-70')}>
          <Body {...props} />
        </div>
        {entry && (entry.status === 'failed' ? <Refused entry={entry} /> : <OnItsWay entry={entry} />)}
        <RoomFoot {...props} />
        <ReactionChips message={message} />
        {!inThread && <ThreadLine message={message} readBefore={props.readBefore} />}
        {props.elsewhere !== '' && <PlaceMarker chatId={message.chatId} people={props.elsewhere} />}
        <Receipts chatId={message.chatId} readers={props.readers} reach={props.reach} />
      </div>
      {!entry && <RoomToolbar {...props} />}
    </article>
  )
})

function Body(props: RoomRowProps) {
  const { message, parts } = props
  const isEditing = useMessageView(({ editing }) => editing === message.id)
  if (isEditing) return <MessageEditor message={message} parts={parts} isRoom />
  if (message.role !== 'user' || message.status === 'deleted')
    return (
      <MarksMentions chatId={message.chatId}>
        <MessageBody {...props} />
      </MarksMentions>
    )
  return <SaidWords message={message} text={textOf(parts)} />
}

function useIsMentioned(mentions: readonly string[]): boolean {
  const ownId = useInbox((inbox) => inbox.profile.id)
  return mentions.some((id) => id === ownId || id === 'room')
}

const HoverTime = ({ at }: { at: number }) => (
  <time
    dateTime={new Date(at).toISOString()}
    className="-ml-2.5 block w-12.5 text-center text-[10px] leading-6 whitespace-nowrap text-subtle-fg tabular-nums opacity-0 group-hover/message:opacity-100"
  >
    {timeOf(at)}
  </time>
)
