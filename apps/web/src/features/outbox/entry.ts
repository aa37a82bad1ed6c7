import { AppError, plainMessage, type CreateChat, type Message } from '@parley/contracts'

/**
 * A message on its way to the server. `waiting`: for its turn, the network or the next try; `sent`: the server has it and
 * its event is on the way; `failed`: the server refused it, and `reason` says why.
 */
export type OutboxEntry = {
  /** The op's id: however often it is sent, it has one effect. */
  id: string
  personId: string
  personName: string
  chatId: string
  messageId: string
  replyId: string
  content: string
  /** The message it follows; undefined for where the chat stands by then. */
  parentId?: string | null | undefined
  /** The message below which it is said, when that is in a thread. */
  threadId?: string | undefined
  model?: string | undefined
  /** The chat that has to be made first, with the id of that op. */
  creates?: { opId: string; chat: CreateChat } | undefined
  writtenAt: number
  status: 'waiting' | 'sending' | 'sent' | 'failed'
  failures: number
  tryAt: number
  reason: string | null
}

// As the connection waits: the whole range is random, so that many clients of a restarted server spread out.
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** The entry after a try that did not succeed. */
export function afterFailure(
  entry: OutboxEntry,
  error: unknown,
  now: number,
  random = Math.random,
): OutboxEntry {
  if (isFinal(error)) return { ...entry, status: 'failed', reason: (error as AppError).message }
  const pause = pauseOf(error) ?? random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** entry.failures)
  return { ...entry, status: 'waiting', failures: entry.failures + 1, tryAt: now + pause }
}

/** Whether trying again would bring the same answer. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  return error.status < 500 && !PASSING.has(error.code)
}

const PASSING = new Set<string>(['too_many_requests', 'unauthenticated', 'token_expired', 'reply_running'])

// Someone waits for the answer before theirs; it is looked at again when that ends, and at least this often.
const ANSWER_RUNNING_MS = 2_000

function pauseOf(error: unknown): number | undefined {
  if (!(error instanceof AppError)) return undefined
  if (error.code === 'reply_running') return ANSWER_RUNNING_MS
  const seconds = error.details.retryAfterSeconds
  return seconds === undefined ? undefined : seconds * 1000
}

/**
 * What to send now: in each chat the oldest that is not done. One that failed holds up the later ones only if it was to
 * make the chat.
 */
export function nextToSend(
  entries: readonly OutboxEntry[],
  now: number,
  mayAsk: (entry: OutboxEntry) => boolean,
): OutboxEntry[] {
  const heads = new Map<string, OutboxEntry>()
  for (const entry of entries.toSorted((a, b) => a.writtenAt - b.writtenAt)) {
    const isPassed = entry.status === 'sent' || (entry.status === 'failed' && !entry.creates)
    if (!isPassed && !heads.has(entry.chatId)) heads.set(entry.chatId, entry)
  }
  return [...heads.values()].filter(
    (entry) => entry.status === 'waiting' && entry.tryAt <= now && mayAsk(entry),
  )
}

/** The message as the list shows it until the real one, which has the same id, has come. */
export const asMessage = (entry: OutboxEntry, parentId: string | null): Message => ({
  ...plainMessage,
  id: entry.messageId,
  chatId: entry.chatId,
  parentId,
  role: 'user',
  author: { kind: 'person', id: entry.personId, name: entry.personName },
  parts: [{ type: 'text', text: entry.content }],
  status: 'complete',
  threadId: entry.threadId ?? null,
  createdAt: entry.writtenAt,
  // After all there is; the server says where it stands.
  position: Number.MAX_SAFE_INTEGER,
})
