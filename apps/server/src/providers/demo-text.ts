import type { MarkdownBlock } from './demo-script.ts'
import { pick, seededRandom, type Random } from './seeded-random.ts'

const words = (
  'a quiet stream carries every word to the same shore and nobody who waits on either side has to ask what was ' +
  'said before because the order is kept and each small piece arrives once and only once while the clock moves on'
).split(' ') as [string, ...string[]]
const shortWords = words.filter((word) => word.length <= 5) as [string, ...string[]]

/** Pieces of about four or five characters, the way tokens of real models look; together they are the text. */
export const splitTokens = (text: string): string[] => text.match(/\s?\S{1,5}|\s+/gu) ?? []

/** Exactly `count` tokens, always the same for the same seed. Blocks that would not fit whole give way to prose. */
export function* writeTokens(seed: number, count: number, markdown: MarkdownBlock[]): Generator<string> {
  const random = seededRandom(seed)
  let left = count
  for (let turn = 0; left > 0; turn++) {
    const tokens = [...nextBlock(random, markdown, turn)]
    if (tokens.length > left) return yield* writeProse(random, left, turn === 0 ? '' : '\n\n')
    yield* tokens
    left -= tokens.length
  }
}

const SENTENCE_WORDS = 12

/** Exactly so many words of one token each, the first after `lead`; the last one ends a sentence. */
export function* writeProse(random: Random, count: number, lead: string): Generator<string> {
  for (let at = 0; at < count; at++) {
    const word = pick(random, shortWords)
    const isFirst = at % SENTENCE_WORDS === 0
    const isLast = at === count - 1 || at % SENTENCE_WORDS === SENTENCE_WORDS - 1
    yield `${at === 0 ? lead : ' '}${isFirst ? capital(word) : word}${isLast ? '.' : ''}`
  }
}

function* nextBlock(random: Random, markdown: MarkdownBlock[], turn: number): Generator<string> {
  if (turn > 0) yield '\n\n'
  const kind = turn % 2 === 1 ? markdown[((turn - 1) / 2) % markdown.length] : undefined
  yield* splitTokens(kind ? blocks[kind](random) : paragraph(random))
}

const paragraph = (random: Random) => Array.from({ length: 3 }, () => sentence(random)).join(' ')

function sentence(random: Random): string {
  const length = 6 + Math.floor(random() * 9)
  return `${capital(Array.from({ length }, () => pick(random, words)).join(' '))}.`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const number = (random: Random) => 2 + Math.floor(random() * 97)

const blocks: Record<MarkdownBlock, (random: Random) => string> = {
  code: (random) => `\`\`\`ts
// ${sentence(random)}
export function add(left: number, right: number): number {
  return left + right
}

console.log(add(${number(random)}, ${number(random)}))
\`\`\``,
  table: (random) => `| word | count | share |
| --- | ---: | ---: |
| ${pick(random, words)} | ${number(random)} | ${number(random)} % |
| ${pick(random, words)} | ${number(random)} | ${number(random)} % |
| **${pick(random, words)}** | ${number(random)} | ${number(random)} % |`,
  math: (random) => `Inline $a^2 + b^2 = c^2$, and on a line of its own:

$$
\\sum_{k=1}^{${number(random)}} k = \\frac{n(n+1)}{2}
$$`,
  list: (random) => `1. ${sentence(random)}
2. ${sentence(random)}
   - ${sentence(random)}
   - [x] *${pick(random, words)}* and **${pick(random, words)}**
3. ${sentence(random)}`,
  diagram: (random) => `\`\`\`mermaid
flowchart LR
  you[You] --> server[Server]
  server --> model[Model ${number(random)}]
  model --> server
  server --> everyone[Everyone]
\`\`\``,
}
