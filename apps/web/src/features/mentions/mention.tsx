'use client'

import { ROOM_MENTION } from '@parley/contracts'
import type { ComponentProps } from 'react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { useInbox } from '@/lib/live/inbox.ts'
import { cn } from '@/ui/cn.ts'

type MentionProps = { chatId: string; handle: string; written: string }
export type KnownMentionProps = MentionProps & { participantId: string; isOwn: boolean }

/** Somebody of the room by their handle: marked, and more so when it is oneself. Other handles are words as any other. */
export function Mention(props: MentionProps) {
  const { chatId, handle, written } = props
  const ownId = useInbox((inbox) => inbox.profile.id)
  const participantId = useChatState(
    chatId,
    (state) => state.participants.find((one) => one.handle === handle)?.id,
  )
  if (handle === ROOM_MENTION) return <mark className={cn(markStyle, ownStyle)}>{written}</mark>
  if (participantId === undefined) return written
  return <KnownMention {...props} participantId={participantId} isOwn={participantId === ownId} />
}

const KnownMention = onFirstUse<KnownMentionProps>(
  () => import('./mention-card.tsx').then((module) => module.MentionCard),
  (props, open) => <MentionButton {...props} onClick={open} />,
)

type ButtonProps = ComponentProps<'button'> & KnownMentionProps

export const MentionButton = ({
  chatId: _chatId,
  handle: _handle,
  participantId: _participantId,
  written,
  isOwn,
  ...props
}: ButtonProps) => (
  <button
    type="button"
    aria-haspopup="dialog"
    className={cn(markStyle, isOwn ? ownStyle : otherStyle)}
    {...props}
  >
    {written}
  </button>
)

const markStyle = 'inline-block rounded-sm px-0.5 leading-5 font-medium'
const ownStyle = 'bg-accent-soft text-accent ring-1 ring-accent/40'
const otherStyle = 'bg-fg/6 text-accent hover:bg-fg/10'
