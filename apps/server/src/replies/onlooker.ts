import type { LoggedEvent, Part } from '@parley/contracts'
import type { Spine } from '../ctx.ts'
import type { Hint } from '../streams/bus/bus.ts'
import type { LiveText } from '../streams/live-text.ts'
import { readAttempts, readPieces, readWrittenIn, type Written } from './written-elsewhere.ts'

/** How often it is said that somebody looks on. */
const LOOK_MS = 5000
/** A text of which nothing was heard for so long may be heard of no more: what was saved of it is read. */
const QUIET_MS = 1000
/** What is missing may be on its way; then it is asked for. */
const GAP_MS = 50

type Watched = { text: LiveText; heardAt: number }

/**
 * R15: holds what other processes write in the streams that are followed here, so that readers find it as they find what
 * this process writes. It comes over the bus; while that says nothing, from what is saved of it.
 */
export function lookOn(spine: Spine): { stop(): void } {
  const { bus, feeds, live, log } = spine
  const watched = new Map<string, Watched>()
  let lookTimer: NodeJS.Timeout | undefined
  let reading = false

  const failed = (error: unknown) => log.warn({ err: error }, 'looking on at what others write failed')
  const stopFeeds = feeds.observe({
    opened: (stream) => void open(stream).catch(failed),
    read: (stream, events) => events.forEach((event) => saw(stream, event)),
    closed: (stream) => watched.forEach(({ text }) => text.stream === stream && drop(text)),
  })
  const stopBus = bus.listen((hint) => {
    if (hint.kind === 'text') heard(hint)
    if (hint.kind === 'lost') look()
  })
  const renew = setInterval(look, LOOK_MS).unref()
  const quiet = setInterval(() => void readQuiet().catch(failed), QUIET_MS).unref()

  async function open(stream: string) {
    for (const written of await readWrittenIn(spine, stream)) begin(written)
  }

  function begin({ stream, messageId, attempt, parts, startedSeq, saved = [] }: Written) {
    // What this process writes, or knows of already, it need not be told.
    if ((live.of(messageId)?.attempt ?? 0) >= attempt) return
    const text = live.begin({ stream, messageId, attempt, parts, elsewhere: true })
    text.startedSeq = startedSeq
    watched.set(messageId, { text, heardAt: 0 })
    saved.forEach((part, index) => put(text, index, part))
    lookSoon(0)
  }

  function saw(stream: string, { seq, event }: LoggedEvent) {
    if (event.type === 'reply.started') return begin({ ...event, stream, startedSeq: seq })
    if (event.type === 'reply.steered') return steered(event.messageId, event.attempt)
    if (event.type !== 'reply.part-set' && event.type !== 'reply.ended') return
    const text = current(event.messageId, event.attempt)?.text
    if (!text) return
    if (event.type === 'reply.part-set') return put(text, event.part, event.value)
    watched.delete(event.messageId)
    // Who lacks some of it asks, and is answered from the message, which has all of it by now.
    const isWhole = event.lengths.every((length, part) => length <= (text.lengths()[part] ?? -1))
    if (isWhole) live.end(text)
    else live.drop(text)
  }

  /** The event says all there is of it; another attempt goes on. */
  function steered(messageId: string, attempt: number) {
    const text = current(messageId, attempt)?.text
    if (text) drop(text)
  }

  function heard({ messageId, attempt, lengths, slices }: Extract<Hint, { kind: 'text' }>) {
    const entry = current(messageId, attempt)
    if (!entry) return
    entry.heardAt = performance.now()
    for (const [part, kind, offset, added] of slices)
      if (!entry.text.place(part, kind, offset, added, lengths[part - 1] ?? 0)) return lookSoon(GAP_MS)
  }

  /** What is watched of a message, unless it is of another attempt, or this process has begun to write it itself. */
  function current(messageId: string, attempt: number): Watched | undefined {
    const entry = watched.get(messageId)
    if (entry && live.of(messageId) !== entry.text) watched.delete(messageId)
    else if (entry?.text.attempt === attempt) return entry
    return undefined
  }

  function drop(text: LiveText) {
    watched.delete(text.messageId)
    live.drop(text)
  }

  function lookSoon(ms: number) {
    lookTimer ??= setTimeout(look, ms)
  }

  function look() {
    clearTimeout(lookTimer)
    lookTimer = undefined
    const texts = [...watched.values()].map(({ text }) => text)
    if (texts.length === 0) return
    bus.publish({
      kind: 'look',
      texts: texts.map((text) => ({
        messageId: text.messageId,
        attempt: text.attempt,
        have: text.lengths(),
      })),
    })
  }

  async function readQuiet() {
    const since = performance.now() - QUIET_MS
    const texts = [...watched.values()].filter(({ heardAt }) => heardAt < since).map(({ text }) => text)
    if (texts.length === 0 || reading) return
    reading = true
    try {
      const attempts = await readAttempts(spine.store.db, texts)
      for (const piece of await readPieces(spine.store.db, texts)) {
        const text = current(piece.messageId, piece.attempt)?.text
        if (text) put(text, piece.part, piece.value, piece.start)
      }
      // The event that ends it, or begins it anew, says the rest.
      for (const text of texts) if (attempts.get(text.messageId) !== text.attempt) drop(text)
    } finally {
      reading = false
    }
  }

  return {
    stop() {
      clearTimeout(lookTimer)
      clearInterval(renew)
      clearInterval(quiet)
      stopFeeds()
      stopBus()
    },
  }
}

/** Puts in what is known to be whole up to there. */
function put(text: LiveText, index: number, part: Part, start = 0): void {
  if (part.type === 'text' || part.type === 'reasoning') text.place(index, part.type, start, part.text, 0)
  else if (index <= text.partCount) text.set(part, index)
}
