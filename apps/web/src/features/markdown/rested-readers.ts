import { PacedReader } from './paced-reader.ts'

/** So many letters in all; what was read of them takes some ten times as much memory. */
const MOST_LETTERS = 400_000

/**
 * Readers of texts that are not on the screen any more, the one that rested last at the end. Who comes back to a chat, or
 * scrolls back to a message, need not have it read again.
 */
const rested = new Set<PacedReader>()
let made = 0

/** One that has read this text, or its beginning, already; else a new one. Nobody else is given it until it rests. */
export function readerOf(text: string): PacedReader {
  const known = [...rested].findLast(({ shown }) => shown !== '' && text.startsWith(shown))
  if (known) wake(known)
  return known ?? new PacedReader(`_md${made++}-`)
}

export function wake(reader: PacedReader) {
  rested.delete(reader)
}

export function rest(reader: PacedReader) {
  rested.add(reader)
  let letters = [...rested].reduce((sum, { shown }) => sum + shown.length, 0)
  for (const oldest of rested) {
    if (letters <= MOST_LETTERS) return
    letters -= oldest.shown.length
    rested.delete(oldest)
  }
}
