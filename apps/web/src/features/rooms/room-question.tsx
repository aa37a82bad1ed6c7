'use client'

import { deleteChat } from '@/features/chat/verbs.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { setPanels } from '@/lib/panels.ts'
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { ask, type Asked } from './room-view.ts'

type Question = {
  title: string
  description: string
  confirmLabel: string
  danger?: boolean
  onConfirm: () => Promise<unknown>
}

/** Asks before something that others notice or that cannot be taken back. */
export function RoomQuestion({ asked }: { asked: Asked }) {
  return asked.kind === 'leave' ? <LeaveQuestion {...asked} /> : <PlainQuestion asked={asked} />
}

type PlainlyAsked = Exclude<Asked, { kind: 'leave' }>

function PlainQuestion({ asked }: { asked: PlainlyAsked }) {
  const { onConfirm, ...words } = questionOf(asked)
  return (
    <ConfirmDialog
      open
      onOpenChange={() => ask(null)}
      {...words}
      onConfirm={async () => {
        await onConfirm()
      }}
    />
  )
}

function questionOf(asked: PlainlyAsked): Question {
  const { chatId } = asked
  switch (asked.kind) {
    case 'delete-room':
      return {
        title: `Delete “${asked.title}”?`,
        description: 'The room goes for good, for everybody in it, with everything that was said there.',
        confirmLabel: 'Delete room',
        danger: true,
        onConfirm: async () => {
          await deleteChat(chatId)
          setPanels({ aside: null })
        },
      }
    case 'remove':
      return {
        title: `Remove ${asked.participant.name}?`,
        description:
          'They hear nothing more from this room and cannot read what was said. They cannot join by themselves again.',
        confirmLabel: 'Remove',
        danger: true,
        onConfirm: () => roomsApi.remove(chatId, asked.participant.id),
      }
    case 'hand-over':
      return {
        title: `Hand the room over to ${asked.participant.name}?`,
        description:
          'They become its owner and you an admin. Only they can give it back, and only they can delete it.',
        confirmLabel: 'Hand over',
        onConfirm: () => roomsApi.change(chatId, asked.participant.id, 'owner'),
      }
    default:
      return asked satisfies never
  }
}
