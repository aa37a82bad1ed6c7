'use client'

import type { ChatState } from '@parley/contracts'
import { UserPlus, Users } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { showRoomPanel } from './room-view.ts'
import { useRights } from './use-room.ts'

/** A room in which nothing was said yet. */
export function RoomBeginning({ state: { chat, participants } }: { state: ChatState }) {
  const { invites } = useRights(chat.id)
  const others = participants.length - 1
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="m-auto flex w-full max-w-3xl flex-col items-start gap-4 px-4 py-8 sm:px-6">
        <div>
          <h2 className="font-accent text-xl font-semibold wrap-anywhere">{chat.title}</h2>
          <p className="mt-1 text-base wrap-anywhere text-muted-fg">
            {chat.room?.topic ||
              (others > 0 ? 'Nothing was said here yet.' : 'Nobody but you is here yet. Bring somebody in.')}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {invites && (
            <Button
              variant={others > 0 ? 'secondary' : 'primary'}
              onClick={() => showRoomPanel('invitations')}
            >
              <UserPlus aria-hidden />
              Invite
            </Button>
          )}
          <Button onClick={() => showRoomPanel('people')}>
            <Users aria-hidden />
            People and agents
          </Button>
        </div>
      </div>
    </div>
  )
}
