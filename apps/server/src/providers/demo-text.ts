import type { MarkdownBlock } from './demo-script.ts'
import { pick, seededRandom, type Random } from './seeded-random.ts'

const sentences = [
  'This text is made up, but the way it arrives is real.',
  'Every piece travels from the server to each open window, in the same order.',
  'Close the tab and come back: the answer goes on without you.',
  'Open the same chat on a second device and both show the same words.',
  'What you have seen is stored, so a reload loses nothing.',
  'A paragraph like this one says little and shows how lines wrap.',
  'Short sentences help.',
  'Some run longer, with a comma or two, so that the page has something to break at the right edge.',
  'The stop button works at any moment, from any device.',
  'With **bold**, *italic* and `code` in the line, the text still flows.',
  'A connected model would have something to say here.',
  'The pace is set by the script, not by the length of the question.',
  'Scroll up while it is writing; the text stays where you read it.',
  'Numbers such as 42 or 3.14 pass through unchanged.',
  'Letters beyond English arrive whole too: é, ß, 日本語, 🙂.',
  'Ask again with the same seed and you get the same words.',
] as const
const words = ['apples', 'bread', 'chairs', 'doors', 'letters', 'maps', 'songs', 'trees'] as const
const counting = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** Pieces of about four or five characters, the way tokens of real models look; together they are the text. */
export const splitTokens = (text: string): string[] => text.match(/\s?\S{1,5}|\s+/gu) ?? []

/** Exactly `count` tokens, always the same for the same seed. What would not fit whole gives way to something shorter. */
export function* writeTokens(seed: number, count: number, markdown: MarkdownBlock[]): Generator<string> {
  const random = seededRandom(seed)
  let left = count
  for (let turn = 0; left > 0; turn++) {
    const lead = turn === 0 ? '' : '\n\n'
    const tokens = splitTokens(lead + nextBlock(random, markdown, turn))
    if (tokens.length > left) return yield* writeProse(random, left, lead)
    yield* tokens
    left -= tokens.length
  }
}

/** Exactly so many tokens of plain sentences; the last ones are counted out loud when no sentence is short enough. */
export function* writeProse(random: Random, count: number, lead: string): Generator<string> {
  let left = count
  let joint = lead
  for (;;) {
    const tokens = splitTokens(joint + pick(random, sentences))
    if (tokens.length > left) return yield* countOut(left, joint)
    yield* tokens
    left -= tokens.length
    joint = ' '
  }
}

function* countOut(count: number, lead: string): Generator<string> {
  for (let at = 0; at < count; at++) {
    const word = counting[at % counting.length] ?? 'one'
    yield `${at === 0 ? lead : ' '}${at === 0 ? capital(word) : word}${at === count - 1 ? '.' : ','}`
  }
}

/** Prose and what the script asks for, in turns; brief prose until everything asked for has been shown once. */
function nextBlock(random: Random, markdown: MarkdownBlock[], turn: number): string {
  const kind = turn % 2 === 1 ? markdown[((turn - 1) / 2) % markdown.length] : undefined
  if (kind) return blocks[kind](random)
  const length = turn < 2 * markdown.length ? 1 : 3
  return Array.from({ length }, () => pick(random, sentences)).join(' ')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const number = (random: Random) => 2 + Math.floor(random() * 97)

const blocks: Record<MarkdownBlock, (random: Random) => string> = {
  code: (random) => `\`\`\`ts
// ${pick(random, sentences)}
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
  list: (random) => `1. ${pick(random, sentences)}
2. ${pick(random, sentences)}
   - ${pick(random, sentences)}
   - [x] *${pick(random, words)}* and **${pick(random, words)}**
3. ${pick(random, sentences)}`,
  diagram: (random) => `\`\`\`mermaid
flowchart LR
  you[You] --> server[Server]
  server --> model[Model ${number(random)}]
  model --> server
  server --> everyone[Everyone]
\`\`\``,
}
