'use client'

import { useEffect, useRef, type ComponentType } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { ChatState } from '@parley/contracts'
import { entriesOf, useOutbox } from '@/features/outbox/outbox.ts'
import { useReadMark } from '@/features/receipts/use-read-mark.ts'
import { useNews } from '@/features/receipts/use-news.ts'
import { DayLine } from './day-line.tsx'
import { offerJump } from './jump.ts'
import { JumpToLatest } from './jump-to-latest.tsx'
import { growingAt, heldRows } from './held-rows.ts'
import { ListContent } from './list-content.tsx'
import { MessageRow } from './message-row.tsx'
import { NewLine } from './new-line.tsx'
import type { RoomRowProps } from './room-row.tsx'
import type { Marks } from './room-marks.ts'
import { placeKept, keepPlace } from './places.ts'
import { RowBox } from './row-box.tsx'
import { rowsOf, type Row } from './rows.ts'
import { offerScroll } from './show-message.ts'
import { useAnnouncements } from './use-announcements.ts'
import { useEarlier } from './use-earlier.ts'
import { useEditedInSight } from './use-edited-in-sight.ts'
import { useFilled } from './use-filled.ts'
import { useFollowing } from './use-following.ts'
import { useLastSeen } from './use-last-seen.ts'
import { useNewLine } from './use-new-line.ts'
import { usePrepended } from './use-prepended.ts'
import { useStickToEnd } from './use-stick-to-end.ts'

/** How a room looks; fetched with the first room, as direct chats have no use for it. */
export type RoomLook = {
  Row: ComponentType<RoomRowProps>
  marksOf: (state: ChatState, rows: readonly Row[], ownId: string | null) => Marks
}

export type MessageListProps = {
  state: ChatState
  ownId: string | undefined
  look?: RoomLook
  /** Whoever looks was there before anything was said. */
  isFromStart?: boolean
}

/** The messages of one chat. Give it the chat's id as `key`: its place belongs to that chat. */
export function MessageList({ state, ownId, look, isFromStart = false }: MessageListProps) {
  const chatId = state.chat.id
  const entries = useOutbox((outbox) => outbox.entries)
  const self = ownId ?? null
  const looker = { ownId: self, news: useNews(state, self, isFromStart) }
  const { rows, hasEarlier } = useFilled(chatId, rowsOf(state, entriesOf(entries, chatId), looker))
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const kept = placeKept(chatId, rows.length)
  const hasNews = rows.some(({ kind }) => kind === 'new')
  const { isStuck, stick, letGo, end } = useStickToEnd(scroller, content, kept?.isStuck ?? !hasNews)
  const growing = growingAt(rows)
  const stay = useNewLine(chatId, rows, kept === undefined, { letGo, stick }, { scroller, list })
  const lastSeen = useLastSeen(rows, list)
  const earlier = useEarlier(chatId, rows, hasEarlier)
  const { unseen } = useFollowing(rows, isStuck, ownId, stick)
  useReadMark(state, isStuck, lastSeen.seen)
  useAnnouncements(rows, ownId, look !== undefined)
  const readBefore = looker.news?.after ?? null
  const room = look && { look, marks: look.marksOf(state, rows, self), readBefore }
  useEditedInSight(rows, list)
  useEffect(() => offerJump(stick))
  useEffect(() =>
    offerScroll((messageId) => {
      const at = rows.findIndex((row) => row.kind === 'message' && row.message.id === messageId)
      stay()
      if (at !== -1) list.current?.scrollToIndex(at, { align: 'center' })
      return at !== -1
    }),
  )
  useKeptPlace(chatId, rows.length, isStuck, list)

  return (
    <div className="relative min-h-0 flex-1">
      {/* Days, and headings that models write, are below it. */}
      <h2 className="sr-only">Messages</h2>
      <div
        ref={scroller}
        role="log"
        aria-label="Messages"
        aria-live="off"
        aria-busy={earlier.isLoading}
        // Scrolled by the keyboard as any other text.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div ref={content} className="pt-2 pb-6">
          <Virtualizer
            ref={list}
            as={ListContent}
            data={rows}
            scrollRef={scroller}
            bufferSize={600}
            shift={usePrepended(rows)}
            onScroll={earlier.look}
            onScrollEnd={lastSeen.look}
            onResize={end.follow}
            {...(kept && { cache: kept.cache })}
            keepMounted={heldRows(rows, isStuck)}
          >
            {(row, index) => (
              <RowBox
                key={row.id}
                isGrowing={index === growing}
                isStuck={isStuck}
                scroller={scroller}
                end={end}
              >
                <AnyRow row={row} isLast={index === rows.length - 1} ownId={ownId} room={room} />
              </RowBox>
            )}
          </Virtualizer>
        </div>
      </div>
      <JumpToLatest isShown={!isStuck} unseen={unseen} onJump={stick} />
    </div>
  )
}

type AnyRowProps = {
  row: Row
  isLast: boolean
  ownId: string | undefined
  room: { look: RoomLook; marks: Marks; readBefore: number | null } | undefined
}

function AnyRow({ row, isLast, ownId, room }: AnyRowProps) {
  if (row.kind === 'day') return <DayLine at={row.at} />
  if (row.kind === 'new') return <NewLine />
  const { message, parts, alternatives, entry, goesOn } = row
  const isOwn = message.author.id === ownId
  const shared = { message, parts, alternatives, entry, isLast, isOwn }
  if (!room) return <MessageRow {...shared} />
  const { look, marks, readBefore } = room
  return (
    <look.Row
      {...shared}
      goesOn={goesOn}
      readers={marks.readers[row.id] ?? ''}
      elsewhere={marks.elsewhere[row.id] ?? ''}
      readBefore={readBefore}
      reach={marks.reach?.messageId === row.id ? marks.reach.reach : null}
      inThread={false}
    />
  )
}

/** Whoever comes back to a chat finds it where they left it. */
function useKeptPlace(
  chatId: string,
  count: number,
  isStuck: boolean,
  list: React.RefObject<VirtualizerHandle | null>,
) {
  const now = useRef({ count, isStuck })
  useEffect(() => {
    now.current = { count, isStuck }
  })
  useEffect(() => {
    const handle = list.current
    const kept = placeKept(chatId, now.current.count)
    if (kept && !kept.isStuck) handle?.scrollTo(kept.offset)
    return () => {
      if (handle) keepPlace(chatId, { ...now.current, cache: handle.cache, offset: handle.scrollOffset })
    }
  }, [chatId, list])
}
