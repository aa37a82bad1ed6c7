/** What is said to screen readers of an answer being written. */
export type AnnouncerSurroundings = {
  say(words: string): void
  now(): number
}

export type AnswerNow = { id: string; isWriting: boolean; text: string; ending: string }

// Often enough to follow, seldom enough that what was said last is heard to its end.
const PAUSE_MS = 4_000
const SENTENCES = /^[\s\S]*[.!?:…。！？\n](?=\s|$)/

/**
 * Tells of the newest answer: that it began, its sentences in chunks as they become whole, and how it ended. An answer that
 * was there already when the chat was opened is not read out.
 */
export function createAnnouncer({ say, now }: AnnouncerSurroundings) {
  let id: string | null = null
  let said = 0
  let saidAt = -Infinity
  let isOver = true

  return (answer: AnswerNow | null) => {
    if (!answer) return
    if (answer.id !== id || (isOver && answer.isWriting)) begin(answer)
    else if (!isOver && !answer.isWriting) end(answer)
    else if (!isOver && now() - saidAt >= PAUSE_MS) goOn(answer)
  }

  function begin(answer: AnswerNow) {
    id = answer.id
    said = answer.text.length
    isOver = !answer.isWriting
    saidAt = now()
    if (answer.isWriting) say('Answer started.')
  }

  function goOn({ text }: AnswerNow) {
    const [whole] = SENTENCES.exec(text.slice(said)) ?? []
    if (!whole?.trim()) return
    said += whole.length
    saidAt = now()
    say(plain(whole))
  }

  function end({ text, ending }: AnswerNow) {
    isOver = true
    say(`${plain(text.slice(said))} ${ending}`.trim())
  }
}

/** The signs of Markdown are noise when they are read out, and code is no speech. */
export const plain = (text: string): string =>
  text
    .replace(/```[^\n]*\n[\s\S]*?(```|$)/g, ' code block. ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
