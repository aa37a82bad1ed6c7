import type { CacheSnapshot } from 'virtua'

/** Where a list was when it was left; `cache` holds the measured heights of its rows. */
export type Place = { count: number; offset: number; isStuck: boolean; cache: CacheSnapshot }

const places = new Map<string, Place>()

export const keepPlace = (chatId: string, place: Place) => void places.set(chatId, place)

/** The place a chat was left at; none when its rows are not those any more. */
export function placeKept(chatId: string, count: number): Place | undefined {
  const place = places.get(chatId)
  return place?.count === count && count > 0 ? place : undefined
}
