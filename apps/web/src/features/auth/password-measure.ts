import { LEAST_CHARACTERS, lengthOf, MOST_CHARACTERS } from './checks.ts'

export type Measure = { filled: 0 | 1 | 2 | 3 | 4; tone: 'short' | 'fair' | 'long'; words: string }

const GOOD = 12
const LONG = 16

export function measure(password: string): Measure {
  const length = lengthOf(password)
  const missing = LEAST_CHARACTERS - length
  if (length === 0)
    return {
      filled: 0,
      tone: 'short',
      words: `${LEAST_CHARACTERS} characters or more; a few words are best.`,
    }
  if (missing > 0)
    return { filled: 1, tone: 'short', words: `${missing} more character${missing === 1 ? '' : 's'}.` }
  if (length > MOST_CHARACTERS)
    return { filled: 1, tone: 'short', words: `At most ${MOST_CHARACTERS} characters.` }
  if (length < GOOD) return { filled: 2, tone: 'fair', words: 'Long enough. Longer is safer.' }
  if (length < LONG) return { filled: 3, tone: 'long', words: 'A good length.' }
  return { filled: 4, tone: 'long', words: 'A very good length.' }
}
