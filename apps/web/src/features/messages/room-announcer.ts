import { textOf, type Message } from '@parley/contracts'
import { plain } from './announcer.ts'
import type { Row } from './rows.ts'

type Surroundings = {
  say(words: string): void
  after(ms: number, run: () => void): void
}

// What comes within it is told together.
const GATHER_MS = 2_500
const MOST_READ_OUT = 2
const LONGEST = 300

/** Tells what others say in a room: word for word while it is little, by number when it is much. */
export function createRoomAnnouncer({ say, after }: Surroundings) {
  let heardUpTo: number | null = null
  let waiting: Message[] = []

  return (rows: readonly Row[], ownId: string | undefined) => {
    const said = rows.flatMap((row) => (row.kind === 'message' && row.entry === null ? [row.message] : []))
    const newest = Math.max(0, ...said.map(({ position }) => position))
    const before = heardUpTo
    heardUpTo = Math.max(newest, before ?? 0)
    // What was there when the room was opened is not read out.
    if (before === null) return
    const fresh = said.filter(
      ({ position, author, role }) => position > before && author.id !== ownId && role === 'user',
    )
    if (fresh.length === 0) return
    if (waiting.length === 0) after(GATHER_MS, tell)
    waiting = [...waiting, ...fresh]
  }

  function tell() {
    const told = waiting
    waiting = []
    if (told.length <= MOST_READ_OUT) say(told.map(wordsOf).join(' '))
    else say(`${told.length} new messages, the last by ${told.at(-1)?.author.name}.`)
  }
}

const wordsOf = ({ author, parts }: Message): string =>
  `${author.name}: ${plain(textOf(parts)).slice(0, LONGEST)}`
