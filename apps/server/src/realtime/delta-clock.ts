import type { LiveTexts } from '../streams/live-texts.ts'
import { deltaFrame, type DeltaForm, type Slice } from './delta-frames.ts'

/** R11: text goes out this often; the first of it, and the last, at once. */
const FLUSH_MS = 25
const SLOWEST_FLUSH_MS = 100
const HIDDEN_FLUSH_MS = 500

/** A reader of a stream, as the clock sees it. */
export type Reader = { readonly stream: string; readonly isHidden: boolean; sendText(): void }

export type DeltaClock = {
  join(reader: Reader): void
  leave(reader: Reader): void
  /** The frame for a slice of text, made once for all readers who are equally far. */
  frame(slice: Slice, form: DeltaForm): string
  stop(): void
}

/** One clock for all texts of the process: every tick, all readers of what has grown are sent it. */
export function createDeltaClock(live: LiveTexts): DeltaClock {
  const readers = new Map<string, Set<Reader>>()
  const grown = new Set<string>()
  const shared = new Map<string, string>()
  // Most readers are equally far, one after the other; putting a key together for each costs more than looking here.
  let last: { slice: Slice; form: DeltaForm; frame: string } | undefined
  const hiddenSince = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let flushMs = FLUSH_MS
  const lastFlush = new Map<string, number>()

  const stopListening = live.listen((stream, text) => {
    if (!readers.has(stream)) return
    if (text.ended) return flush(stream, true)
    const now = performance.now()
    if (now - (lastFlush.get(stream) ?? 0) >= flushMs) return flush(stream, false)
    grown.add(stream)
    timer ??= setTimeout(tick, flushMs)
  })

  function tick() {
    timer = undefined
    const streams = [...grown]
    grown.clear()
    const began = performance.now()
    for (const stream of streams) flush(stream, false)
    // What a socket is sent in one turn is written at its end.
    setImmediate(() => adapt(performance.now() - began))
  }

  /** When sending takes much of the time between two ticks, fewer and larger pieces cost less. */
  function adapt(took: number) {
    flushMs = took > flushMs / 2 ? Math.min(SLOWEST_FLUSH_MS, flushMs * 2) : Math.max(FLUSH_MS, flushMs * 0.9)
  }

  function flush(stream: string, isLast: boolean) {
    const following = readers.get(stream)
    // The last of them may have left since the text grew.
    if (!following) return
    const now = performance.now()
    lastFlush.set(stream, now)
    const withHidden = isLast || now - (hiddenSince.get(stream) ?? 0) >= HIDDEN_FLUSH_MS
    if (withHidden) hiddenSince.set(stream, now)
    let someWait = false
    for (const reader of following) {
      if (withHidden || !reader.isHidden) reader.sendText()
      else someWait = true
    }
    shared.clear()
    last = undefined
    if (!someWait) return
    grown.add(stream)
    timer ??= setTimeout(tick, flushMs)
  }

  return {
    join: (reader) => readers.set(reader.stream, (readers.get(reader.stream) ?? new Set()).add(reader)),
    leave(reader) {
      const others = readers.get(reader.stream)
      others?.delete(reader)
      if (others?.size !== 0) return
      readers.delete(reader.stream)
      lastFlush.delete(reader.stream)
      hiddenSince.delete(reader.stream)
    },
    frame(slice, form) {
      if (last?.form === form && isSameSlice(last.slice, slice)) return last.frame
      const { text, part, from, to } = slice
      const key = `${text.messageId}.${text.attempt}.${part}.${from}.${to}.${form}`
      const known = shared.get(key)
      const frame = known ?? deltaFrame(slice, form)
      if (known === undefined) shared.set(key, frame)
      last = { slice, form, frame }
      return frame
    },
    stop() {
      clearTimeout(timer)
      stopListening()
    },
  }
}

const isSameSlice = (one: Slice, other: Slice): boolean =>
  one.text === other.text && one.part === other.part && one.from === other.from && one.to === other.to
