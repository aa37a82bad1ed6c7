'use client'

import type { RoomListing } from '@parley/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Compass, Search } from 'lucide-react'
import { useState } from 'react'
import { useSettled } from '@/features/chat-list/use-settled.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { setPanels } from '@/lib/panels.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogContent } from '@/ui/dialog.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Input } from '@/ui/input.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { enter, joinRoom, ROOMS_KEY } from './verbs.ts'

const AFTER_TYPING_MS = 150

/** The public rooms of this server, to look through and to join. */
export function BrowseRooms({ open }: { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={(browseOpen) => setPanels({ browseOpen })}>
      <DialogContent
        title="Browse rooms"
        description="Public rooms, which everybody on this server can join."
        size="lg"
        // Held at the top: as the list grows and shrinks with what is looked for, the field stays where it is.
        className="mt-[8dvh] mb-auto min-h-80 gap-3 overflow-hidden max-sm:mt-4"
      >
        <Directory />
      </DialogContent>
    </Dialog>
  )
}

function Directory() {
  const [query, setQuery] = useState('')
  const asked = useSettled(query.trim(), AFTER_TYPING_MS)
  const list = useRooms(asked)
  return (
    <>
      <search className="relative block">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted-fg"
        />
        <Input
          aria-label="Search rooms by name or topic"
          placeholder="Search names and topics"
          value={query}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          className="pl-8"
        />
      </search>
      <div className="-mx-2 min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <Found list={list} query={asked} />
      </div>
    </>
  )
}

function useRooms(q: string) {
  const pages = useInfiniteQuery({
    queryKey: [...ROOMS_KEY, q],
    queryFn: ({ pageParam, signal }) =>
      roomsApi.rooms({ ...(q && { q }), ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return { ...pages, rooms: (pages.data?.pages ?? []).flatMap((page) => page.items) }
}

function Found({ list, query }: { list: ReturnType<typeof useRooms>; query: string }) {
  if (list.isPending) return <Skeletons />
  if (list.error && list.rooms.length === 0)
    return <ErrorState onRetry={() => void list.refetch()}>{sentenceOf(list.error)}</ErrorState>
  if (list.rooms.length === 0) return <Nothing query={query} />
  return (
    <>
      <ul aria-label="Public rooms">
        {list.rooms.map((room) => (
          <RoomLine key={room.id} room={room} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="ghost"
          className="mx-2 my-1"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          More rooms
        </Button>
      )}
    </>
  )
}

function RoomLine({ room: { id, title, topic, people, joined } }: { room: RoomListing }) {
  const [isBusy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const isIn = joined || (await tryOrTell('Join the room', () => joinRoom(id)))
    setBusy(false)
    if (!isIn) return
    setPanels({ browseOpen: false })
    enter(id)
  }
  return (
    <li className="flex min-h-13 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-fg/5">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{title}</p>
        <p className="truncate text-xs text-muted-fg">
          {people} {people === 1 ? 'person' : 'people'}
          {topic && ` · ${topic}`}
        </p>
      </div>
      <Button
        className="min-w-16"
        loading={isBusy}
        aria-label={joined ? `Open ${title}` : `Join ${title}`}
        onClick={() => void go()}
      >
        {joined ? 'Open' : 'Join'}
      </Button>
    </li>
  )
}

function Nothing({ query }: { query: string }) {
  if (query !== '')
    return (
      <EmptyState icon={Search} title="No room has these words">
        Private rooms are not listed: somebody in them has to invite you.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Compass}
      title="No public rooms yet"
      actions={
        <Button variant="primary" onClick={() => setPanels({ browseOpen: false, newRoomOpen: true })}>
          New room
        </Button>
      }
    >
      The first one is yours to make.
    </EmptyState>
  )
}

const WIDTHS = ['w-48', 'w-36', 'w-56', 'w-40', 'w-44']

const Skeletons = () => (
  <output aria-busy aria-label="Loading rooms" className="flex flex-col gap-4 px-2 pt-2">
    {WIDTHS.map((width) => (
      <span key={width} className="flex flex-col gap-2">
        <Skeleton className={`h-4 max-w-full ${width}`} />
        <Skeleton className="h-3 w-64 max-w-full" />
      </span>
    ))}
  </output>
)
