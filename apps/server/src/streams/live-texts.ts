import { LiveText, type LiveStart } from './live-text.ts'

/** How long the text of an ended reply stays at hand, for those whose last deltas went missing. */
const KEEP_ENDED_MS = 30_000

/** The texts that are being written right now, by stream; what readers are sent between two events. */
export type LiveTexts = {
  begin(start: LiveStart): LiveText
  /** The text of a message, while it is written and for a little while after. */
  of(messageId: string): LiveText | undefined
  inStream(stream: string): ReadonlySet<LiveText>
  /** Calls `listener` when a text of some stream has grown. */
  listen(listener: (stream: string, text: LiveText) => void): () => void
  /** Nothing more comes; listeners hear of it at once, so that the last text goes out before the event that ends it. */
  end(text: LiveText): void
  /** The process gives the text up without ending the reply. */
  drop(text: LiveText): void
}

const NONE: ReadonlySet<LiveText> = new Set()

export function createLiveTexts(): LiveTexts {
  const byMessage = new Map<string, LiveText>()
  const byStream = new Map<string, Set<LiveText>>()
  let begun = 0
  const listeners = new Set<(stream: string, text: LiveText) => void>()

  function forget(text: LiveText) {
    if (byMessage.get(text.messageId) === text) byMessage.delete(text.messageId)
    const texts = byStream.get(text.stream)
    texts?.delete(text)
    if (texts?.size === 0) byStream.delete(text.stream)
  }

  const notify = (text: LiveText) => listeners.forEach((listener) => listener(text.stream, text))

  return {
    begin(start) {
      const earlier = byMessage.get(start.messageId)
      if (earlier) forget(earlier)
      const text: LiveText = new LiveText(start, () => notify(text), (begun++).toString(36))
      byMessage.set(start.messageId, text)
      byStream.set(start.stream, (byStream.get(start.stream) ?? new Set()).add(text))
      return text
    },
    of: (messageId) => byMessage.get(messageId),
    inStream: (stream) => byStream.get(stream) ?? NONE,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end(text) {
      text.ended = true
      notify(text)
      setTimeout(() => forget(text), KEEP_ENDED_MS).unref()
    },
    drop: forget,
  }
}
