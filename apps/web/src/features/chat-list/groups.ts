import type { ChatListItem } from '@parley/contracts'

export type ListRow =
  { kind: 'heading'; id: string; title: string } | { kind: 'chat'; id: string; item: ChatListItem }

/** The list as it is shown: pinned ones first, then the newest, under the days and months they were last active in. */
export function rowsOf(items: readonly ChatListItem[], now: number): ListRow[] {
  const rows: ListRow[] = []
  let last = ''
  for (const item of inOrder(items)) {
    const title = headingOf(item, now)
    if (title !== last) rows.push({ kind: 'heading', id: `heading:${title}`, title })
    last = title
    rows.push({ kind: 'chat', id: item.id, item })
  }
  return rows
}

const inOrder = (items: readonly ChatListItem[]): ChatListItem[] =>
  items.toSorted(
    (a, b) =>
      Number(b.pinnedAt !== null) - Number(a.pinnedAt !== null) ||
      b.activeAt - a.activeAt ||
      (a.id < b.id ? 1 : -1),
  )

function headingOf({ pinnedAt, activeAt }: ChatListItem, now: number): string {
  if (pinnedAt !== null) return 'Pinned'
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
