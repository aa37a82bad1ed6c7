import type { Message, Participant } from '@parley/contracts'
import type { Row } from '@/features/messages/rows.ts'

/** Of each message, by id: whose reading ends there, as ids with blanks between. */
export type Readers = Readonly<Record<string, string>>

/** How far one’s own newest message has come. */
export type Reach = { messageId: string; reach: 'sent' | 'delivered' } | null

/** Of a message, by id: who stands on a branch that begins there, as ids with blanks between; they read nothing below. */
type Elsewhere = Readonly<Record<string, string>>

/** Where the reading of others ends among the messages shown; nobody is told of as a reader of their own words. */
export function readersOf(
  rows: readonly Row[],
  participants: readonly Participant[],
  ownId: string | null,
  elsewhere: Elsewhere = {},
): Readers {
  const said = messagesIn(rows)
  const within = reachesOf(said, elsewhere)
  const ends: Record<string, string[]> = {}
  for (const { id, kind, readPosition } of participants) {
    if (kind !== 'person' || id === ownId) continue
    const last = within(id).findLast(({ position }) => position <= readPosition)
    if (last && last.author.id !== id) (ends[last.id] ??= []).push(id)
  }
  return Object.fromEntries(Object.entries(ends).map(([id, people]) => [id, people.join(' ')]))
}

/** Of one’s own newest message, while nobody has read it: whether it has come to anybody’s device. */
export function reachOf(
  rows: readonly Row[],
  participants: readonly Participant[],
  ownId: string | null,
  elsewhere: Elsewhere = {},
): Reach {
  const said = messagesIn(rows)
  const within = reachesOf(said, elsewhere)
  const own = said.findLast(({ author }) => author.id === ownId)
  const others = participants.filter(({ kind, id }) => kind === 'person' && id !== ownId)
  if (!own || others.length === 0) return null
  if (others.some(({ id, readPosition }) => readPosition >= own.position && within(id).includes(own)))
    return null
  const isDelivered = others.some(({ deliveredPosition }) => deliveredPosition >= own.position)
  return { messageId: own.id, reach: isDelivered ? 'delivered' : 'sent' }
}

/** Of the messages shown, those that somebody has before them where they stand. */
function reachesOf(said: readonly Message[], elsewhere: Elsewhere): (personId: string) => readonly Message[] {
  const points = Object.entries(elsewhere)
  if (points.length === 0) return () => said
  return (personId) => {
    const point = points.find(([, people]) => people.split(' ').includes(personId))?.[0]
    return point === undefined ? said : said.slice(0, said.findIndex(({ id }) => id === point) + 1)
  }
}

const messagesIn = (rows: readonly Row[]): Message[] =>
  rows.flatMap((row) => (row.kind === 'message' && row.entry === null ? [row.message] : []))
