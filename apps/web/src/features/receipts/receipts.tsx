'use client'

import { Check, CheckCheck } from 'lucide-react'
import type { ComponentProps } from 'react'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { cn } from '@/ui/cn.ts'
import { touchArea } from '@/ui/touch-area.ts'

type ReceiptsProps = { chatId: string; readers: string; reach: 'sent' | 'delivered' | null }

/** Below a message: who has read up to here, or, of one’s own newest one, how far it has come. */
export function Receipts({ chatId, readers, reach }: ReceiptsProps) {
  if (readers !== '') return <Seen chatId={chatId} readers={readers} />
  if (reach === null) return null
  const Icon = reach === 'delivered' ? CheckCheck : Check
  return (
    <p className="flex items-center justify-end gap-1 text-[11px] text-subtle-fg">
      <Icon aria-hidden className="size-3" />
      {reach === 'delivered' ? 'Delivered' : 'Sent'}
    </p>
  )
}

export type SeenProps = { chatId: string; readers: string }

const Seen = onFirstUse<SeenProps>(
  () => import('./seen-popover.tsx').then((module) => module.SeenPopover),
  (props, open) => <SeenButton {...props} onClick={open} />,
)

const SHOWN = 5

export function SeenButton({ chatId, readers, ...props }: SeenProps & ComponentProps<'button'>) {
  const participants = useParticipants(chatId)
  const ids = readers.split(' ')
  const people = ids.flatMap((id) => participants.find((one) => one.id === id) ?? [])
  return (
    <button
      type="button"
      aria-label={`Seen by ${ids.length === 1 ? (people[0]?.name ?? '1') : ids.length}`}
      aria-haspopup="dialog"
      className={cn(touchArea, 'my-0.5 ml-auto flex items-center gap-0.5 rounded-full p-0.5 hover:bg-fg/6')}
      {...props}
    >
      {people.slice(0, SHOWN).map(({ id, name }) => (
        <Avatar key={id} name={name} seed={id} size="xs" className="size-4 text-[7px]" />
      ))}
      {ids.length > SHOWN && (
        <span className="text-[10px] text-subtle-fg tabular-nums">+{ids.length - SHOWN}</span>
      )}
    </button>
  )
}
