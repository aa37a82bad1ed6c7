import { ROOM_MENTION, type Participant } from '@parley/contracts'

/** What is being typed behind an `@` that stands at `from`. */
export type MentionQuery = { from: number; query: string }

export type Suggestion = {
  id: string
  handle: string
  name: string
  picture: string | null
  kind: Participant['kind'] | 'room'
  /** An agent that answers somebody else alone. */
  isOthers: boolean
}

const MOST = 8
const UNFINISHED = /(?:^|[^\p{L}\p{N}_@/.])@([\p{L}\p{N}._-]{0,32})$/u

/** The mention one is writing where the caret is, if one is. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const [, query] = UNFINISHED.exec(text.slice(Math.max(0, caret - 40), caret)) ?? []
  return query === undefined ? null : { from: caret - query.length - 1, query }
}

/** Whom that may mean, by the beginnings of handle and names; first those whose handle begins so. */
export function suggestionsFor(
  participants: readonly Participant[],
  query: string,
  ownId: string | null,
): Suggestion[] {
  const wanted = query.toLowerCase()
  const others: Suggestion[] = participants
    .filter(({ id }) => id !== ownId)
    .map((one) => ({ ...one, isOthers: answersAnother(one, ownId) }))
  return [...others, EVERYBODY]
    .map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.one.name.localeCompare(b.one.name))
    .slice(0, MOST)
    .map(({ one: { id, handle, name, picture, kind, isOthers } }) => ({
      id,
      handle,
      name,
      picture,
      kind,
      isOthers,
    }))
}

export const answersAnother = ({ answersOnly }: Participant, ownId: string | null): boolean =>
  answersOnly != null && answersOnly !== ownId

const EVERYBODY: Suggestion = {
  id: ROOM_MENTION,
  handle: ROOM_MENTION,
  name: 'Everybody in this room',
  picture: null,
  kind: 'room',
  isOthers: false,
}

function rankOf({ handle, name, kind }: Suggestion, wanted: string): number | null {
  if (kind === 'room') return handle.startsWith(wanted) ? 3 : null
  if (handle.startsWith(wanted)) return 0
  const words = name.toLowerCase().split(/\s+/u)
  return words.some((word) => word.startsWith(wanted)) ? 1 : null
}

/** The text with the mention in place of what was typed of it, and where the caret is then. */
export function withMention(text: string, { from, query }: MentionQuery, handle: string) {
  const rest = text.slice(from + 1 + query.length)
  const said = `${text.slice(0, from)}@${handle}${rest.startsWith(' ') ? '' : ' '}`
  const caret = said.length + (rest.startsWith(' ') ? 1 : 0)
  return { text: said + rest, caret }
}
