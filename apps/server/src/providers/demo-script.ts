export const failures = ['refuse', 'rate-limit', 'unreachable', 'html'] as const
export const markdownBlocks = ['code', 'table', 'math', 'list', 'diagram'] as const
export const demoTools = ['calculator', 'clock'] as const

export const cuts = ['length', 'filter'] as const

export type Failure = (typeof failures)[number]
export type MarkdownBlock = (typeof markdownBlocks)[number]
export type DemoTool = (typeof demoTools)[number]

export type Cut = (typeof cuts)[number]

export type DemoScript = {
  tokens?: number
  /** Tokens a second; 0 is as fast as possible. */
  rate: number
  /** Milliseconds to the first token. */
  ttft: number
  reasoning: number
  markdown: MarkdownBlock[]
  tools: DemoTool[]
  /** What the answer begins with. */
  say?: string
  seed?: number
  fail?: Failure | { after: number }
  /** What ends the answer before its end, and after how many tokens. */
  cut?: { by: Cut; after: number }
  /** After how many tokens it falls silent. */
  hang?: number
}

export type Parsed = { script: DemoScript; prompt: string; problem?: string; isScripted: boolean }

const MAX_TOKENS = 200_000
const MAX_RATE = 100_000
const MAX_WAIT_MS = 600_000
const MAX_SAID = 2000

export const plainScript: DemoScript = { rate: 60, ttft: 200, reasoning: 0, markdown: [], tools: [] }

/** `/demo key=value …` at the beginning of a message; what follows the last pair is the prompt. */
export function parseScript(message: string): Parsed {
  const start = /^\s*\/demo(?=\s|$)/u.exec(message)
  if (!start) return { script: plainScript, prompt: message, isScripted: false }
  let rest = message.slice(start[0].length)
  const script: DemoScript = { ...plainScript }
  let pairs = 0
  for (let pair = nextPair(rest); pair; pair = nextPair(rest)) {
    const problem = setOption(script, pair.key, pair.value)
    if (problem) return { script: plainScript, prompt: '', problem, isScripted: true }
    rest = rest.slice(pair.length)
    pairs++
  }
  const parsed = { script, prompt: rest.trim(), isScripted: true }
  return pairs > 0 ? parsed : { ...parsed, problem: 'A script needs at least one option.' }
}

function nextPair(text: string) {
  const found = /^\s+([a-z]+)=(?:"([^"]*)"|(\S*))/iu.exec(text)
  return found && { key: found[1] ?? '', value: found[2] ?? found[3] ?? '', length: found[0].length }
}

function setOption(script: DemoScript, key: string, value: string): string | undefined {
  switch (key.toLowerCase()) {
    case 'tokens':
      return setNumber(key, value, 1, MAX_TOKENS, (number) => (script.tokens = number))
    case 'rate':
      return setNumber(key, value, 0, MAX_RATE, (number) => (script.rate = number))
    case 'ttft':
      return setNumber(key, value, 0, MAX_WAIT_MS, (number) => (script.ttft = number))
    case 'reasoning':
      return setNumber(key, value, 0, MAX_TOKENS, (number) => (script.reasoning = number))
    case 'hang':
      return setNumber(key, value, 0, MAX_TOKENS, (number) => (script.hang = number))
    case 'seed':
      return setNumber(key, value, 0, 2 ** 32 - 1, (number) => (script.seed = number))
    case 'markdown':
      return setWords(key, value, markdownBlocks, (words) => (script.markdown = words))
    case 'tool':
      return setWords(key, value, demoTools, (words) => (script.tools = words))
    case 'say':
      script.say = value.slice(0, MAX_SAID)
      return undefined
    case 'fail':
      return setFailure(script, value)
    case 'cut':
      return setCut(script, value)
    default:
      return `There is no option “${key.slice(0, 40)}”.`
  }
}

function setNumber(key: string, value: string, min: number, max: number, set: (number: number) => void) {
  const number = /^\d{1,10}$/u.test(value) ? Number(value) : Number.NaN
  if (!(number >= min && number <= max)) return `“${key}” is a whole number from ${min} to ${max}.`
  set(number)
  return undefined
}

function setWords<T extends string>(
  key: string,
  value: string,
  known: readonly T[],
  set: (words: T[]) => void,
) {
  const words = value.split(',')
  const chosen = words.flatMap((word) => known.filter((one) => one === word))
  if (chosen.length < words.length)
    return `“${key}” is one or more of ${known.join(', ')}, with commas between.`
  set(chosen)
  return undefined
}

function setFailure(script: DemoScript, value: string) {
  const named = failures.find((failure) => failure === value)
  if (named) {
    script.fail = named
    return undefined
  }
  const count = value.startsWith('after:') ? value.slice('after:'.length) : ''
  if (!/^\d{1,6}$/u.test(count)) return `“fail” is after:<tokens>, ${failures.join(', ')}.`
  script.fail = { after: Number(count) }
  return undefined
}

function setCut(script: DemoScript, value: string) {
  const [by, count = ''] = value.split(/:(.*)/su)
  const known = cuts.find((cut) => cut === by)
  if (!known || !/^\d{1,6}$/u.test(count))
    return `“cut” is ${cuts.map((cut) => `${cut}:<tokens>`).join(' or ')}.`
  script.cut = { by: known, after: Number(count) }
  return undefined
}
