/** What a search looks at. */
export type Findable = { id: string; title: string; keywords?: string }

const SCORES = { whole: 100, beginning: 80, words: 60, initials: 50, inside: 40, keywords: 30 } as const
/** Less than the distance between two kinds of match: what was used lately decides only among equals. */
const RECENT_AT_MOST = 9

/** What matches the query, best first; what was used lately (`recent`, newest first) before its equals. */
export function rank<Entry extends Findable>(
  entries: readonly Entry[],
  query: string,
  recent: readonly string[],
): Entry[] {
  const words = wordsOf(query)
  if (words.length === 0) return [...entries]
  return entries
    .flatMap((entry) => {
      const score = scoreOf(entry, words)
      return score === null ? [] : [{ entry, score: score + recencyOf(entry, recent) }]
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

export function scoreOf({ title, keywords = '' }: Findable, query: readonly string[]): number | null {
  const whole = query.join(' ')
  const inTitle = wordsOf(title)
  const folded = inTitle.join(' ')
  if (folded === whole) return SCORES.whole
  if (folded.startsWith(whole)) return SCORES.beginning
  if (query.every(begins(inTitle))) return SCORES.words
  if (query.length === 1 && whole.length > 1 && initialsOf(inTitle).startsWith(whole)) return SCORES.initials
  if (query.every((word) => folded.includes(word))) return SCORES.inside
  if (query.every(begins([...inTitle, ...wordsOf(keywords)]))) return SCORES.keywords
  return null
}

function recencyOf({ id }: Findable, recent: readonly string[]): number {
  const at = recent.indexOf(id)
  return at === -1 ? 0 : Math.max(0, RECENT_AT_MOST - at)
}

const begins = (words: readonly string[]) => (word: string) => words.some((known) => known.startsWith(word))

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0]).join('')

/** Words without accents, case and signs: `Émile’s GPT-5` is found by `emile gpt 5`. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}|['’]/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}?]+/u)
    .filter(Boolean)
