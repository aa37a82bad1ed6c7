/** Mentions everybody in a room. */
export const ROOM_MENTION = 'room'

// Not inside a word or an address: `mail@example` and `a/@b` mention nobody. A dot at the end of a sentence is not the handle's.
const MENTION = /(?<![\w@/.])@([a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*)/g
const CODE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`/g

/** Where a text mentions a handle: from its `@` on, to `end` exclusive. */
export type MentionSpan = { start: number; end: number; handle: string }

/** All places of a text that mention somebody, in order. What stands in code mentions nobody. */
export function mentionSpans(text: string): MentionSpan[] {
  const words = text.replace(CODE, (code) => ' '.repeat(code.length))
  return [...words.matchAll(MENTION)].map(({ 0: whole, 1: handle = '', index }) => ({
    start: index,
    end: index + whole.length,
    handle: handle.toLowerCase(),
  }))
}

/** The handles a text mentions, in small letters, each once, in the order they come. */
export const mentionsIn = (text: string): string[] => [
  ...new Set(mentionSpans(text).map(({ handle }) => handle)),
]
