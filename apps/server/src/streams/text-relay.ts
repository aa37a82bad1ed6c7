import type { Bus, Hint, TextSlice } from './bus/bus.ts'
import type { LiveText } from './live-text.ts'
import type { LiveTexts } from './live-texts.ts'

/** As often as readers of this process are sent text (R11). */
const FLUSH_MS = 25
/** Who looks on says so every five seconds; after two that went missing nobody does. */
const LOOK_HOLDS_MS = 12_000

type Look = Extract<Hint, { kind: 'look' }>['texts'][number]
type Shown = { sent: number[]; until: number; flushedAt: number }

/**
 * R15: says what this process writes to those who look on elsewhere, and only while somebody does. They say how much
 * they have, so one who comes late or has missed something is sent the rest, and the offsets do the same for them as for
 * any client (R10).
 */
export function relayTexts(live: LiveTexts, bus: Bus): { stop(): void } {
  const shown = new Map<LiveText, Shown>()
  const grown = new Set<LiveText>()
  let timer: NodeJS.Timeout | undefined

  const stopBus = bus.listen((hint) => {
    if (hint.kind === 'look') hint.texts.forEach(show)
  })
  const stopLive = live.listen((_stream, text) => {
    const entry = shown.get(text)
    if (!entry) return
    if (text.ended || performance.now() - entry.flushedAt >= FLUSH_MS) return flush(text)
    grown.add(text)
    timer ??= setTimeout(tick, FLUSH_MS)
  })
  const sweep = setInterval(forgetUnseen, LOOK_HOLDS_MS).unref()

  function show({ messageId, attempt, have }: Look) {
    const text = live.of(messageId)
    if (!text || text.elsewhere || text.attempt !== attempt) return
    const sent = shown.get(text)?.sent.map((length, part) => Math.min(length, have[part] ?? 0)) ?? have
    shown.set(text, { sent, until: performance.now() + LOOK_HOLDS_MS, flushedAt: 0 })
    flush(text)
  }

  function tick() {
    timer = undefined
    for (const text of grown) flush(text)
  }

  function flush(text: LiveText) {
    grown.delete(text)
    const entry = shown.get(text)
    if (!entry) return
    const slices = slicesAfter(text, entry.sent)
    entry.sent = text.lengths()
    entry.flushedAt = performance.now()
    const { stream, messageId, attempt } = text
    if (slices.length > 0)
      bus.publish({ kind: 'text', stream, messageId, attempt, lengths: entry.sent.slice(0, -1), slices })
    if (text.ended) shown.delete(text)
  }

  function forgetUnseen() {
    for (const [text, { until }] of shown)
      if (until < performance.now() || live.of(text.messageId) !== text) shown.delete(text)
  }

  return {
    stop() {
      clearTimeout(timer)
      clearInterval(sweep)
      stopBus()
      stopLive()
    },
  }
}

function slicesAfter(text: LiveText, sent: readonly number[]): TextSlice[] {
  const slices: TextSlice[] = []
  for (let part = 0; part < text.partCount; part++) {
    const from = sent[part] ?? 0
    const growing = text.growing(part)
    if (growing && growing.length > from) slices.push([part, growing.kind, from, text.slice(part, from)])
  }
  return slices
}
