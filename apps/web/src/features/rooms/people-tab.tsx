'use client'

import type { Participant, Presence } from '@parley/contracts'
import { UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useOwnPresence } from '@/features/chat-list/own-presence.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { usePresenceIn } from '@/lib/live/presence.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { announce } from '@/ui/announce.ts'
import { Button } from '@/ui/button.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ParticipantRow } from './participant-row.tsx'
import { inOrder } from './roles.ts'
import type { Candidate } from './use-found.ts'
import { useParticipants, useRights } from './use-room.ts'

/** Everybody in the room: who is here now, who is not, and the agents. */
export function PeopleTab({ chatId }: { chatId: string }) {
  const participants = inOrder(useParticipants(chatId))
  const presences = usePresenceIn(chatId)
  const ownId = useInbox((inbox) => inbox.profile.id)
  const { manages } = useRights(chatId)
  const ownPresence = useOwnPresence()
  const presenceOf = ({ id }: Participant): Presence =>
    id === ownId ? ownPresence : (presences[id] ?? 'offline')
  const people = participants.filter(({ kind }) => kind === 'person')
  const here = people.filter((person) => presenceOf(person) !== 'offline')
  const away = people.filter((person) => presenceOf(person) === 'offline')
  const agents = participants.filter(({ kind }) => kind === 'agent')
  const row = (participant: Participant) => (
    <ParticipantRow
      key={participant.id}
      chatId={chatId}
      participant={participant}
      presence={participant.kind === 'person' ? presenceOf(participant) : null}
      isSelf={participant.id === ownId}
    />
  )
  if (participants.length === 0) return <Skeleton className="h-40" />
  return (
    <div className="flex flex-col gap-4">
      {manages && <AddSomebody chatId={chatId} participants={participants} />}
      <Group title="Here now" participants={here} row={row} />
      <Group title="Not here" participants={away} row={row} />
      <Group title="Agents" participants={agents} row={row} />
    </div>
  )
}

type GroupProps = {
  title: string
  participants: Participant[]
  row: (participant: Participant) => React.ReactElement
}

function Group({ title, participants, row }: GroupProps) {
  if (participants.length === 0) return null
  return (
    <section>
      <h3 className="pb-1 font-accent text-xs font-medium text-subtle-fg">
        {title} <span className="tabular-nums">{participants.length}</span>
      </h3>
      <ul className="-mx-2">{participants.map(row)}</ul>
    </section>
  )
}

function AddSomebody({ chatId, participants }: { chatId: string; participants: Participant[] }) {
  const [isOpen, setOpen] = useState(false)
  const giveFocusBack = useRef(false)
  const setShown = (shown: boolean) => {
    giveFocusBack.current = !shown
    setOpen(shown)
  }
  const add = async ({ kind, id, name }: Candidate) => {
    const done = await tryOrTell(`Add ${name}`, () => roomsApi.add(chatId, { kind, id }))
    if (done) announce(`${name} is in the room now`)
  }
  if (!isOpen)
    return (
      <Button
        ref={(button) => {
          if (giveFocusBack.current) button?.focus()
        }}
        className="self-start"
        onClick={() => setShown(true)}
      >
        <UserPlus aria-hidden />
        Add people or agents
      </Button>
    )
  return (
    <div className="flex flex-col gap-2 rounded-lg border bg-bg p-2">
      <CandidateList
        label="Search people and agents to add"
        without={new Set(participants.map(({ id }) => id))}
        onChoose={(candidate) => void add(candidate)}
        takesFocus
      />
      <Button size="sm" variant="ghost" className="self-end" onClick={() => setShown(false)}>
        Done
      </Button>
    </div>
  )
}
