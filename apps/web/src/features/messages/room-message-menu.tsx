'use client'

import { textOf } from '@parley/contracts'
import {
  ClipboardCopy,
  GitBranch,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  RotateCw,
  SmilePlus,
  Trash2,
} from 'lucide-react'
import { useRef } from 'react'
import { beginBranch } from '@/features/composer/branch-point.ts'
import { focusComposer } from '@/features/composer/focus.ts'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { setPinned } from '@/features/pins/verbs.ts'
import { QuickRow } from '@/features/reactions/quick-row.tsx'
import { useRights } from '@/features/rooms/use-room.ts'
import { openThread } from '@/features/threads/verbs.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { announce } from '@/ui/announce.ts'
import { copyText } from '@/ui/copy-text.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { setMessageView } from './message-view.ts'
import type { RoomRowProps } from './room-row.tsx'
import { useSpeaks } from './use-speaks.ts'
import { askAgain } from './verbs.ts'

/** Where one writes after an entry was chosen. */
type Place = 'editor' | 'composer'
type ItemsProps = RoomRowProps & { onLead: (to: Place) => void }

export function RoomMessageMenu({ defaultOpen, ...props }: RoomRowProps & { defaultOpen: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  const next = useRef<Place>(null)
  const lead = (to: Place) => {
    next.current = to
  }
  // The menu would give the focus back to its button, and one would write into nothing.
  const follow = (event: Event) => {
    const to = next.current
    next.current = null
    if (to === null) return
    event.preventDefault()
    if (to === 'composer') focusComposer()
    else button.current?.closest('article')?.querySelector('textarea')?.focus()
  }
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton ref={button} label="More for this message" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" onCloseAutoFocus={follow}>
        <Items {...props} onLead={lead} />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function Items(props: ItemsProps) {
  const { message, parts } = props
  const speaks = useSpeaks(message.chatId)
  const isThere = message.status !== 'deleted'
  return (
    <>
      {speaks && isThere && <SocialItems {...props} />}
      {isThere && (
        <DropdownMenuItem onSelect={() => void copy(textOf(parts))}>
          <ClipboardCopy aria-hidden /> Copy
        </DropdownMenuItem>
      )}
      {speaks && <BranchItems {...props} />}
      {speaks && isThere && <OwnItems {...props} />}
    </>
  )
}

function SocialItems({ message, inThread }: RoomRowProps) {
  return (
    <>
      <QuickRow message={message} />
      {/* Where one points, the toolbar has it. */}
      <DropdownMenuItem
        className="not-pointer-coarse:hidden"
        onSelect={() => setMessageView({ reacting: { id: message.id, chatId: message.chatId } })}
      >
        <SmilePlus aria-hidden /> Another reaction…
      </DropdownMenuItem>
      {!inThread && (
        <DropdownMenuItem onSelect={() => openThread(message.id)}>
          <MessageSquareReply aria-hidden /> Reply in thread
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => void setPinned(message, message.pinned === null)}>
        {message.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {message.pinned ? 'Unpin' : 'Pin'}
      </DropdownMenuItem>
    </>
  )
}

/** A thread is a line: nothing branches there. */
function BranchItems({ message, onLead }: ItemsProps) {
  if (message.threadId !== null || message.status === 'writing') return null
  return (
    <>
      {message.reply && (
        <DropdownMenuItem onSelect={() => void askAgain(message)}>
          <RotateCw aria-hidden /> Answer again
        </DropdownMenuItem>
      )}
      <DropdownMenuItem
        onSelect={() => {
          beginBranch(message)
          onLead('composer')
        }}
      >
        <GitBranch aria-hidden /> Branch from here
      </DropdownMenuItem>
    </>
  )
}

/** People change their own words; whoever manages the room, or asked for an answer, may take it away, too. */
function OwnItems({ message, onLead }: ItemsProps) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const { manages } = useRights(message.chatId)
  const isOwn = message.author.id === ownId
  const mayDelete = isOwn || manages || message.reply?.askedBy === ownId
  if (!mayDelete) return null
  return (
    <>
      <DropdownMenuSeparator />
      {isOwn && (
        <DropdownMenuItem
          onSelect={() => {
            setMessageView({ editing: message.id })
            onLead('editor')
          }}
        >
          <Pencil aria-hidden /> Edit
        </DropdownMenuItem>
      )}
      <DropdownMenuItem danger onSelect={() => setMessageView({ deleting: message.id })}>
        <Trash2 aria-hidden /> Delete…
      </DropdownMenuItem>
    </>
  )
}

async function copy(text: string) {
  announce((await copyText(text)) ? 'Copied' : 'The browser refused to copy')
}
