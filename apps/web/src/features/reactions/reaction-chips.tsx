'use client'

import type { Message, Reaction } from '@parley/contracts'
import { useSpeaks } from '@/features/messages/use-speaks.ts'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { cn } from '@/ui/cn.ts'
import { tooltipData } from '@/ui/tooltip.ts'
import { toggleReaction } from './verbs.ts'

/** The emoji set on a message, how often, and by whom. */
export function ReactionChips({ message }: { message: Message }) {
  if (message.reactions.length === 0) return null
  return (
    <ul aria-label="Reactions" className="flex flex-wrap gap-1 py-1">
      {message.reactions.map((reaction) => (
        <li key={reaction.emoji}>
          <Chip message={message} reaction={reaction} />
        </li>
      ))}
    </ul>
  )
}

function Chip({ message, reaction }: { message: Message; reaction: Reaction }) {
  const { id, chatId } = message
  const { emoji, people } = reaction
  const ownId = useInbox((inbox) => inbox.profile.id)
  const speaks = useSpeaks(chatId)
  const who = useWho(chatId, people, ownId)
  const isOwn = ownId !== undefined && people.includes(ownId)
  return (
    <button
      type="button"
      aria-pressed={isOwn}
      aria-disabled={!speaks || undefined}
      aria-label={`${emoji}, ${people.length}: ${who}`}
      onClick={() => speaks && void toggleReaction(chatId, id, emoji)}
      className={cn(
        'inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs tabular-nums transition-colors pointer-coarse:h-8',
        isOwn ? 'border-accent bg-accent-soft text-accent' : 'bg-card text-muted-fg hover:border-input',
      )}
      {...tooltipData({ label: who, shortcut: undefined, side: undefined })}
    >
      <span className="text-sm leading-none">{emoji}</span>
      {people.length}
    </button>
  )
}

const NAMED = 8

function useWho(chatId: string, people: readonly string[], ownId: string | undefined): string {
  const participants = useParticipants(chatId)
  const names = people.map((id) =>
    id === ownId ? 'You' : (participants.find((one) => one.id === id)?.name ?? 'Somebody who left'),
  )
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}
