'use client'

import { GitBranch } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { ownIdNow } from '@/features/chat/writing.ts'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { goToStandOf } from './verbs.ts'

type PlaceMarkerProps = { chatId: string; people: string }

const NAMED = 3

/** At the message where a branch begins: who stands on it, and the way there. */
export function PlaceMarker({ chatId, people }: PlaceMarkerProps) {
  const participants = useParticipants(chatId)
  const isOff = useChatState(
    chatId,
    (state) => (state.participants.find(({ id }) => id === ownIdNow())?.placeId ?? null) !== null,
  )
  const there = participants.filter(({ id }) => people.split(' ').includes(id))
  const [first] = there
  if (!first) return null
  const isMain = isOff && there.some(({ placeId }) => placeId === null)
  return (
    <button
      type="button"
      onClick={() => void goToStandOf(chatId, first.id)}
      className="my-1 -ml-1.5 flex items-center gap-1.5 rounded-md px-1.5 py-1 text-left text-xs text-muted-fg hover:bg-fg/6 hover:text-fg pointer-coarse:min-h-10"
    >
      <GitBranch aria-hidden className="size-3.5 shrink-0" />
      <span>
        {namesOf(there.map(({ name }) => name))} {there.length === 1 ? 'is' : 'are'} on{' '}
        {isMain ? 'the main line' : 'another branch'} from here
      </span>
    </button>
  )
}

function namesOf(names: string[]): string {
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}
