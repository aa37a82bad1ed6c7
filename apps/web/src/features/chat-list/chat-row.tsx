'use client'

import type { ChatListItem } from '@parley/contracts'
import { Archive, BellOff, Hash, Lock } from 'lucide-react'
import { memo, type KeyboardEvent, type MouseEvent } from 'react'
import { chatPath, goToChat } from '@/lib/address.ts'
import { useIsRunning } from '@/lib/live/activity.ts'
import { setPanels } from '@/lib/panels.ts'
import { cn } from '@/ui/cn.ts'
import { StatusDot } from '@/ui/status-dot.tsx'
import { setListView } from './list-view.ts'
import { besideMenu, RowMenu } from './row-menu.tsx'
import { isLoud, UnreadBadge } from './unread-badge.tsx'

type ChatRowProps = { item: ChatListItem; isOpen: boolean }

export const ChatRow = memo(function ChatRow({ item, isOpen }: ChatRowProps) {
  return (
    <div
      onContextMenu={openMenu}
      className={cn(
        'group relative mx-2 flex h-8 items-center rounded-md pointer-coarse:h-11',
        isOpen ? 'bg-fg/8' : 'hover:bg-fg/5 has-[[data-state=open]]:bg-fg/5',
      )}
    >
      <RowLink item={item} isOpen={isOpen} />
      <RowMenu item={item} />
    </div>
  )
})

/** The menu of the row in place of the browser's; that one is still there with Shift. */
function openMenu(event: MouseEvent<HTMLElement>) {
  if (event.shiftKey) return
  event.preventDefault()
  const button = event.currentTarget.querySelector('button')
  // Radix opens at the press of the pointer; before its code is here, a click fetches it.
  if (button?.dataset['state'])
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  else button?.click()
}

function RowLink({ item, isOpen }: ChatRowProps) {
  const isRunning = useIsRunning(item.id)
  const title = item.title || 'New chat'
  return (
    <a
      href={chatPath(item.id)}
      data-chat-row
      aria-current={isOpen ? 'page' : undefined}
      onClick={(event) => open(event, item.id)}
      onKeyDown={(event) => heedKey(event, item)}
      title={title.length > 30 ? title : undefined}
      className={cn(
        'flex h-full min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-sm focus-visible:-outline-offset-2',
        besideMenu,
        isOpen ? 'text-fg' : 'text-muted-fg group-hover:text-fg',
        isLoud(item) && 'font-medium text-fg',
      )}
    >
      {item.kind === 'room' && <RoomIcon item={item} />}
      <span
        dir="auto"
        className={cn('truncate', item.closedAt !== null && !isLoud(item) && 'text-subtle-fg')}
      >
        {title}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-1.5">
        {isRunning && <StatusDot tone="accent" pulse label="An answer is being written" />}
        <UnreadBadge item={item} />
      </span>
    </a>
  )
}

/** What kind of room it is for this person: one that is written in, muted, private, or only to be read any more. */
function RoomIcon({ item: { mutedAt, closedAt, visibility } }: { item: ChatListItem }) {
  const [Icon, words] =
    closedAt !== null
      ? ([Archive, 'Archived'] as const)
      : mutedAt !== null
        ? ([BellOff, 'Muted'] as const)
        : visibility === 'private'
          ? ([Lock, 'Private'] as const)
          : [Hash]
  return (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0 text-subtle-fg" />
      {words && <span className="sr-only">{words}:</span>}
    </>
  )
}

function open(event: MouseEvent, chatId: string) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  goToChat(chatId)
  setPanels({ historySheet: false })
}

function heedKey(event: KeyboardEvent<HTMLElement>, { id, kind, title }: ChatListItem) {
  if (event.altKey || event.metaKey || event.ctrlKey) return
  const isDirect = kind === 'direct'
  if (event.key === 'F2' && isDirect) setListView({ renaming: id })
  else if (event.key === 'Delete' && isDirect) setListView({ deleting: { id, title } })
  else if (event.key === 'ArrowDown') neighbour(event.currentTarget, 1)?.focus()
  else if (event.key === 'ArrowUp') neighbour(event.currentTarget, -1)?.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function neighbour(row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-chat-row]')]
  return rows[rows.indexOf(row) + step]
}
