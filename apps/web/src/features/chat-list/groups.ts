import type { ChatListItem } from '@parley/contracts'

export type ListRow =
  { kind: 'heading'; id: string; title: string } | { kind: 'chat'; id: string; item: ChatListItem }

export const ROOMS = 'Rooms'

/**
 * The list as it is shown: pinned ones first, then rooms, which keep their places as one talks in them, then the newest
 * chats under the days and months they were last active in. `withRooms`: rooms have their heading though there are none.
 */
export function rowsOf(items: readonly ChatListItem[], now: number, { withRooms = false } = {}): ListRow[] {
  const rows: ListRow[] = []
  const groups = Map.groupBy(inOrder(items), (item) => headingOf(item, now))
  const titles = new Set([
    ...(groups.has(PINNED) ? [PINNED] : []),
    ...(withRooms ? [ROOMS] : []),
    ...groups.keys(),
  ])
  for (const title of titles) {
    rows.push({ kind: 'heading', id: `heading:${title}`, title })
    for (const item of groups.get(title) ?? []) rows.push({ kind: 'chat', id: item.id, item })
  }
  return rows
}

const PINNED = 'Pinned'

const inOrder = (items: readonly ChatListItem[]): ChatListItem[] =>
  items.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (isInRooms(a)
        ? a.title.localeCompare(b.title, undefined, { numeric: true })
        : b.activeAt - a.activeAt) ||
      (a.id < b.id ? 1 : -1),
  )

const isInRooms = ({ kind, pinnedAt }: ChatListItem): boolean => kind === 'room' && pinnedAt === null

/** Pinned ones, rooms, those that are closed, all other chats. */
function rankOf(item: ChatListItem): number {
  if (item.pinnedAt !== null) return 0
  if (item.kind !== 'room') return 3
  return item.closedAt === null ? 1 : 2
}

function headingOf({ kind, pinnedAt, activeAt }: ChatListItem, now: number): string {
  if (pinnedAt !== null) return PINNED
  if (kind === 'room') return ROOMS
  if (activeAt >= startOfDay(now, 0)) return 'Today'
  if (activeAt >= startOfDay(now, 1)) return 'Yesterday'
  if (activeAt >= startOfDay(now, 7)) return 'Previous 7 days'
  return monthOf(activeAt, now)
}

/** Midnight so many days ago; by the calendar, as not every day has 24 hours. */
function startOfDay(now: number, daysAgo: number): number {
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - daysAgo)
  return day.getTime()
}

function monthOf(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Date(at).toLocaleDateString(undefined, {
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  })
}

/** Whether every word is in the title, as the server searches. */
export function hasWords(title: string, query: string): boolean {
  const inTitle = title.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => inTitle.includes(word))
}
