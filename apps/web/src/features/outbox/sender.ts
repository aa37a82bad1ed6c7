import { afterFailure, nextToSend, type OutboxEntry } from './entry.ts'

export type SenderSurroundings = {
  entries(): OutboxEntry[]
  put(entry: OutboxEntry): void
  forget(id: string): void
  /** Makes the chat, if the entry says so, and sends the message; tells how far it has come. */
  send(entry: OutboxEntry, came: (entry: OutboxEntry) => void): Promise<void>
  /** Whether a message may be sent in a chat now: not while an answer is being written there. */
  mayAsk(entry: OutboxEntry): boolean
  isOnline(): boolean
  now(): number
  after(ms: number, run: () => void): () => void
}

// By then the event has come to whoever looks at the chat; for others the entry is of no use.
const SHOW_SENT_MS = 20_000

/** Sends what is in the outbox: in order in each chat, again after failures, never the same op twice at a time. */
export function createSender(around: SenderSurroundings) {
  let cancelTimer = nothing

  /** Looks for something to send; call it whenever something has changed. */
  function look() {
    cancelTimer()
    if (!around.isOnline()) return
    for (const entry of nextToSend(around.entries(), around.now(), around.mayAsk)) void attempt(entry)
    // Those that are due already wait for something else, which will call on its own.
    const later = around.entries().filter(({ status, tryAt }) => status === 'waiting' && tryAt > around.now())
    if (later.length === 0) return
    const next = Math.min(...later.map(({ tryAt }) => tryAt))
    cancelTimer = around.after(next - around.now(), look)
  }

  async function attempt(entry: OutboxEntry) {
    let now: OutboxEntry = { ...entry, status: 'sending' }
    const came = (next: OutboxEntry) => {
      now = next
      around.put(now)
    }
    came(now)
    try {
      await around.send(now, came)
      came({ ...now, status: 'sent' })
      around.after(SHOW_SENT_MS, () => around.forget(entry.id))
    } catch (error) {
      came(afterFailure(now, error, around.now()))
    }
    look()
  }

  return { look, stop: () => cancelTimer() }
}

const nothing = () => {}
