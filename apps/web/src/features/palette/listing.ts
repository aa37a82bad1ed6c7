import type { Entry } from './entry.ts'
import { rank } from './rank.ts'

export type Listing = { heading: string; entries: Entry[] }[]

const CHATS_AT_FIRST = 5
const MOST_OF_A_KIND = 8

/** The palette as it is shown: without a query what was used lately, then all by group; with one, the best group first. */
export function listingOf(entries: readonly Entry[], query: string, recent: readonly string[]): Listing {
  if (query.trim() === '') return unsearched(entries, recent)
  return [...grouped(rank(entries, query, recent))].map(([heading, found]) => ({
    heading,
    entries: found.slice(0, MOST_OF_A_KIND),
  }))
}

function unsearched(all: readonly Entry[], recentIds: readonly string[]): Listing {
  const recent = recentIds.flatMap((id) => all.find((entry) => entry.id === id) ?? [])
  const others = all.filter((entry) => !recent.includes(entry) && !entry.onlyFound)
  const groups = [...grouped(others)].map(([heading, entries]) => ({
    heading,
    entries: heading === 'Chats' ? entries.slice(0, CHATS_AT_FIRST) : entries,
  }))
  return recent.length > 0 ? [{ heading: 'Recent', entries: recent }, ...groups] : groups
}

const grouped = (entries: readonly Entry[]): Map<string, Entry[]> =>
  Map.groupBy(entries, ({ group }) => group)
