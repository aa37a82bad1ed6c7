'use client'

import { useQuery } from '@tanstack/react-query'
import { roomsApi } from '@/lib/api-rooms.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Button } from '@/ui/button.tsx'
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx'
import { Dialog, DialogContent, DialogFooter } from '@/ui/dialog.tsx'
import { ask, showRoomPanel } from './room-view.ts'
import { enter, leaveRoom } from './verbs.ts'

type LeaveQuestionProps = { chatId: string; title: string }

/** Asks before somebody leaves. Whoever owns the room cannot: they are told what they can do instead. */
export function LeaveQuestion({ chatId, title }: LeaveQuestionProps) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const isPublic = useInbox((inbox) => inbox.chats[chatId]?.visibility) === 'public'
  const { data, isPending } = useQuery({
    queryKey: ['participants', chatId],
    queryFn: () => roomsApi.participants(chatId),
    staleTime: 0,
    gcTime: 0,
  })
  if (isPending) return null
  const people = data?.items.filter(({ kind }) => kind === 'person') ?? []
  if (people.find(({ id }) => id === ownId)?.role === 'owner')
    return <OwnersQuestion chatId={chatId} title={title} isAlone={people.length === 1} />
  return (
    <ConfirmDialog
      open
      onOpenChange={() => ask(null)}
      title={`Leave “${title}”?`}
      description={`You will not hear what is said there any more. ${isPublic ? 'You can join again when you like.' : 'To come back, somebody there has to invite you.'}`}
      confirmLabel="Leave room"
      danger
      onConfirm={() => leaveRoom(chatId)}
    />
  )
}

function OwnersQuestion({ chatId, title, isAlone }: LeaveQuestionProps & { isAlone: boolean }) {
  const handOver = () => {
    ask(null)
    enter(chatId)
    showRoomPanel('people')
  }
  return (
    <Dialog open onOpenChange={() => ask(null)}>
      <DialogContent
        title={`“${title}” is yours`}
        description={
          isAlone
            ? 'A room needs an owner, and nobody else is in it. Delete it, or bring somebody in and hand it over.'
            : 'A room needs an owner. Hand it over to somebody who stays, then leave; or delete it for everybody.'
        }
      >
        <DialogFooter>
          <Button onClick={() => ask(null)}>Cancel</Button>
          <Button variant="danger" onClick={() => ask({ kind: 'delete-room', chatId, title })}>
            Delete room…
          </Button>
          <Button variant="primary" onClick={handOver}>
            {isAlone ? 'Bring somebody in' : 'Choose a new owner'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
