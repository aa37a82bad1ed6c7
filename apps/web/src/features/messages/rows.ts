import {
  branchOf,
  childKey,
  hasEarlier,
  partsOf,
  standOf,
  type ChatState,
  type Message,
  type Part,
} from '@parley/contracts'
import type { News } from '@/features/receipts/use-news.ts'
import { asMessage, type OutboxEntry } from '@/features/outbox/entry.ts'

export type MessageRowData = {
  kind: 'message'
  id: string
  message: Message
  parts: Part[]
  /** All that answer the same message, this one among them. */
  alternatives: readonly string[]
  /** The way it is on to the server, until it has come back from there. */
  entry: OutboxEntry | null
  /** In a room: the same author goes on, within minutes. */
  goesOn: boolean
}

export type DayRow = { kind: 'day'; id: string; at: number }
/** Above the first message that one had not read when one came. */
export type NewRow = { kind: 'new'; id: string }
export type Row = MessageRowData | DayRow | NewRow

export type Rows = { rows: Row[]; hasEarlier: boolean }

/** Who looks, and what is new to them. */
export type Looker = { ownId: string | null; news: News | null }
const NOBODY: Looker = { ownId: null, news: null }

/** What the list shows: the branch where one stands, then what is on its way, with a line where a day begins. */
export function rowsOf(
  state: ChatState,
  entries: readonly OutboxEntry[],
  { ownId, news }: Looker = NOBODY,
): Rows {
  const stand = standOf(state, ownId)
  const branch = branchOf(state, stand)
  const pending = entries.filter(
    ({ messageId, threadId }) => threadId === undefined && !(messageId in state.messages),
  )
  const rows = rowsFrom(state, cutAt(branch, pending), pending)
  return { rows: withNewLine(rows, ownId, news), hasEarlier: hasEarlier(branch, stand) }
}

/** What the panel of a thread shows: the message it is below, then what was said there. */
export function threadRowsOf(state: ChatState, rootId: string, entries: readonly OutboxEntry[]): Row[] {
  const ids = [rootId, ...(state.threads[rootId] ?? [])]
  const said = ids.flatMap((id) => state.messages[id] ?? [])
  const pending = entries.filter(
    ({ messageId, threadId }) => threadId === rootId && !(messageId in state.messages),
  )
  return rowsFrom(state, said, pending)
}

function rowsFrom(state: ChatState, said: readonly Message[], pending: readonly OutboxEntry[]): Row[] {
  const isRoom = state.chat.kind === 'room'
  const rows: Row[] = []
  for (const message of said) addRow(rows, known(state, message), isRoom)
  for (const entry of pending) addRow(rows, onItsWay(entry, rows.at(-1)?.id ?? null), isRoom)
  return rows
}

function withNewLine(rows: Row[], ownId: string | null, news: News | null): Row[] {
  if (!news) return rows
  const first = rows.findIndex((row) => row.kind === 'message' && isNew(row.message, ownId, news))
  if (first === -1) return rows
  return [...rows.slice(0, first), { kind: 'new', id: 'new' }, ...asBeginning(rows.slice(first))]
}

const isNew = ({ position, author }: Message, ownId: string | null, { after, upTo }: News): boolean =>
  position > after && position <= upTo && author.id !== ownId

/** What stands below a line begins anew. */
function asBeginning([first, ...rest]: Row[]): Row[] {
  return first ? [first.kind === 'message' ? { ...first, goesOn: false } : first, ...rest] : []
}

/** What opens a branch of its own is shown where it begins, in place of what was said there before. */
function cutAt(branch: Message[], pending: readonly OutboxEntry[]): Message[] {
  const opens = pending.findLast(({ parentId, status }) => parentId !== undefined && status !== 'failed')
  if (!opens) return branch
  const parent = branch.findIndex(({ id }) => id === opens.parentId)
  return parent === -1 && opens.parentId !== null ? branch : branch.slice(0, parent + 1)
}

const ALONE: readonly string[] = []

const known = (state: ChatState, message: Message): MessageRowData => ({
  kind: 'message',
  id: message.id,
  message,
  parts: partsOf(state, message),
  alternatives: state.children[childKey(message.parentId)] ?? ALONE,
  entry: null,
  goesOn: false,
})

function onItsWay(entry: OutboxEntry, parentId: string | null): MessageRowData {
  const message = pendingMessage(entry, parentId)
  const { id, parts } = message
  return { kind: 'message', id, message, parts, alternatives: ALONE, entry, goesOn: false }
}

/** The same entry gives the same message, so that its row need not be drawn again. */
const pendingMessages = new WeakMap<OutboxEntry, Message>()

function pendingMessage(entry: OutboxEntry, parentId: string | null): Message {
  const made = pendingMessages.get(entry) ?? asMessage(entry, parentId)
  pendingMessages.set(entry, made)
  return made
}

function addRow(rows: Row[], row: MessageRowData, isRoom: boolean) {
  const before = rows.at(-1)
  const { createdAt } = row.message
  if (before?.kind === 'message' && dayOf(before.message.createdAt) === dayOf(createdAt))
    row.goesOn = isRoom && isGoingOn(before.message, row.message)
  else
    rows.push({
      kind: 'day',
      id: `day:${dayOf(createdAt)}:${rows.length === 0 ? 'first' : row.id}`,
      at: createdAt,
    })
  rows.push(row)
}

// Longer pauses deserve to be seen.
const ONE_BREATH_MS = 5 * 60_000

const isGoingOn = (before: Message, { author, createdAt, reply }: Message): boolean =>
  before.author.id === author.id && reply === null && createdAt - before.createdAt < ONE_BREATH_MS

const dayOf = (at: number): string => new Date(at).toDateString()
