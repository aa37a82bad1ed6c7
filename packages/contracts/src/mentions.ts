/** Mentions everybody in a room. */
export const ROOM_MENTION = 'room'

// Not inside a word or an address: `mail@example` and `a/@b` mention nobody. A dot at the end of a sentence is not the handle's.
const MENTION = /(?<![\w@/.])@([a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*)/g
const CODE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`/g

/** The handles a text mentions, in small letters, each once, in the order they come. What stands in code mentions nobody. */
export function mentionsIn(text: string): string[] {
  const words = text.replace(CODE, ' ')
  return [...new Set([...words.matchAll(MENTION)].map(([, handle = '']) => handle.toLowerCase()))]
}
