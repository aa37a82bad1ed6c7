import {
  branchOf,
  childKey,
  hasEarlier,
  partsOf,
  type ChatState,
  type Message,
  type Part,
} from '@parley/contracts'
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
}

export type DayRow = { kind: 'day'; id: string; at: number }
export type Row = MessageRowData | DayRow

export type Rows = { rows: Row[]; hasEarlier: boolean }

/** What the list shows: the branch where the chat stands, then what is on its way, with a line where a day begins. */
export function rowsOf(state: ChatState, entries: readonly OutboxEntry[]): Rows {
  const branch = branchOf(state)
  const pending = entries.filter(({ messageId }) => !(messageId in state.messages))
  const shown = cutAt(branch, pending)
  const rows: Row[] = []
  for (const message of shown) addRow(rows, known(state, message))
  for (const entry of pending) addRow(rows, onItsWay(entry, rows.at(-1)?.id ?? null))
  return { rows, hasEarlier: hasEarlier(branch, state.chat.leafId) }
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
})

function onItsWay(entry: OutboxEntry, parentId: string | null): MessageRowData {
  const message = pendingMessage(entry, parentId)
  return { kind: 'message', id: message.id, message, parts: message.parts, alternatives: ALONE, entry }
}

/** The same entry gives the same message, so that its row need not be drawn again. */
const pendingMessages = new WeakMap<OutboxEntry, Message>()

function pendingMessage(entry: OutboxEntry, parentId: string | null): Message {
  const made = pendingMessages.get(entry) ?? asMessage(entry, parentId)
  pendingMessages.set(entry, made)
  return made
}

function addRow(rows: Row[], row: MessageRowData) {
  const before = rows.at(-1)
  const { createdAt } = row.message
  if (before?.kind !== 'message' || dayOf(before.message.createdAt) !== dayOf(createdAt))
    rows.push({
      kind: 'day',
      id: `day:${dayOf(createdAt)}:${rows.length === 0 ? 'first' : row.id}`,
      at: createdAt,
    })
  rows.push(row)
}

const dayOf = (at: number): string => new Date(at).toDateString()
