'use client'

import type { Room } from '@parley/contracts'
import { Archive, ArchiveRestore, Bell, BellOff, LogOut, Trash2 } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Button } from '@/ui/button.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { RoomForm } from './room-form.tsx'
import { ask } from './room-view.ts'
import { useRights } from './use-room.ts'
import { closeRoom, muteRoom } from './verbs.ts'

/** How the room is: changed by those who manage it, read by the others. */
export function SettingsTab({ chatId }: { chatId: string }) {
  const room = useChatState(chatId, (state) => state.chat.room)
  const title = useChatState(chatId, (state) => state.chat.title) ?? ''
  const rights = useRights(chatId)
  if (!room) return <Skeleton className="h-64" />
  return (
    <div className="flex flex-col gap-6">
      {rights.manages ? (
        <RoomForm chatId={chatId} title={title} room={room} />
      ) : (
        <RoomFacts title={title} room={room} />
      )}
      <div className="flex flex-col items-start gap-1 border-t pt-4">
        <MuteButton chatId={chatId} />
        {rights.manages && <CloseButton chatId={chatId} isClosed={room.closedAt !== null} />}
        {rights.owns ? (
          <Button
            variant="ghost"
            className="-ml-3 text-danger hover:text-danger"
            onClick={() => ask({ kind: 'delete-room', chatId, title })}
          >
            <Trash2 aria-hidden />
            Delete the room…
          </Button>
        ) : (
          <Button
            variant="ghost"
            className="-ml-3 text-danger hover:text-danger"
            onClick={() => ask({ kind: 'leave', chatId, title })}
          >
            <LogOut aria-hidden />
            Leave the room…
          </Button>
        )}
        {rights.owns && (
          <p className="text-xs text-muted-fg">
            You own this room. To leave it, hand it over first: in “People”, from the menu of whoever gets it.
          </p>
        )}
      </div>
    </div>
  )
}

function MuteButton({ chatId }: { chatId: string }) {
  const isMuted = (useInbox((inbox) => inbox.chats[chatId]?.mutedAt) ?? null) !== null
  return (
    <Button variant="ghost" className="-ml-3" onClick={() => void muteRoom(chatId, !isMuted)}>
      {isMuted ? <Bell aria-hidden /> : <BellOff aria-hidden />}
      {isMuted ? 'Unmute' : 'Mute for yourself'}
    </Button>
  )
}

function CloseButton({ chatId, isClosed }: { chatId: string; isClosed: boolean }) {
  return (
    <Button variant="ghost" className="-ml-3" onClick={() => void closeRoom(chatId, !isClosed)}>
      {isClosed ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
      {isClosed ? 'Reopen the room' : 'Archive for everybody'}
    </Button>
  )
}

const ANSWERS: Record<Room['agentsAnswer'], string> = {
  mention: 'When they are mentioned',
  always: 'Everything people say',
  never: 'Nothing',
}

function RoomFacts({ title, room }: { title: string; room: Room }) {
  return (
    <dl className="flex flex-col gap-3 text-sm">
      <Fact name="Name">{title}</Fact>
      {room.topic !== '' && <Fact name="Topic">{room.topic}</Fact>}
      <Fact name="Who can find it">
        {room.visibility === 'public' ? 'Everybody on this server' : 'Only those who are invited'}
      </Fact>
      <Fact name="Agents answer">{ANSWERS[room.agentsAnswer]}</Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt className="text-xs text-muted-fg">{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
)
