import type { ModelMessage, ModelRequest, ToolResult } from './provider.ts'
import { demoAsked } from './demo-asked.ts'
import { demoGreeting, demoHelp } from './demo-help.ts'
import { parseScript, type DemoScript, type DemoTool } from './demo-script.ts'
import { splitTokens, writeProse, writeTokens } from './demo-text.ts'
import { hashText, seededRandom } from './seeded-random.ts'

export type DemoCall = { id: string; name: DemoTool; args: unknown }

/** Everything the demo will do, a function of the request alone. `text` can be asked for again and is the same. */
export type DemoAnswer = {
  script: DemoScript
  calls: DemoCall[]
  reasoning: Iterable<string>
  text: () => Iterable<string>
}

const DEFAULT_TOKENS = 120
const callArgs: Record<DemoTool, unknown> = { calculator: { expression: '6*7' }, clock: {} }

export function planAnswer(request: ModelRequest): DemoAnswer {
  const asked = demoAsked(request.messages)
  const { script, prompt, problem, isScripted } = parseScript(asked.script)
  const seed = script.seed ?? hashText(asked.seed)
  const results = newestResults(request.messages)
  const isCalling = script.tools.length > 0 && results.length === 0
  return {
    script,
    calls: isCalling ? planCalls(script.tools, seed, request.messages.length) : [],
    reasoning: results.length > 0 ? [] : writeProse(seededRandom(seed + 1), script.reasoning, ''),
    text: () => {
      if (isCalling) return []
      if (problem) return splitTokens(demoHelp(problem))
      if (!isScripted) return splitTokens(demoGreeting(prompt, asked.images))
      const opening = splitTokens([script.say ?? '', quoteResults(results)].filter(Boolean).join(' '))
      const count = script.tokens ?? (opening.length > 0 ? opening.length : DEFAULT_TOKENS)
      return withOpening(opening, seed, count, script)
    },
  }
}

function newestResults(messages: ModelMessage[]): ToolResult[] {
  const answered = messages.slice(messages.findLastIndex((message) => message.role === 'user') + 1)
  return answered.flatMap((message) => (message.role === 'tool' ? message.results : []))
}

// The number of messages keeps ids of equal prompts in one chat apart.
const planCalls = (tools: DemoTool[], seed: number, turn: number): DemoCall[] =>
  tools.map((name, at) => ({ id: `demo-${turn}-${seed.toString(36)}-${at}`, name, args: callArgs[name] }))

const quoteResults = (results: ToolResult[]): string =>
  results
    .map((result) => `The ${result.name} ${result.isError ? 'failed with' : 'says'} ${quote(result.output)}.`)
    .join(' ')

function quote(output: unknown): string {
  const text = typeof output === 'string' ? output : (JSON.stringify(output) ?? 'nothing')
  return `\`${text.toWellFormed().slice(0, 500).replaceAll('`', 'ʼ')}\``
}

function* withOpening(opening: string[], seed: number, count: number, script: DemoScript): Generator<string> {
  yield* opening.slice(0, count)
  const left = count - opening.length
  if (left <= 0) return
  if (opening.length === 0 || left === 1) return yield* writeTokens(seed, left, script.markdown)
  yield '\n\n'
  yield* writeTokens(seed, left - 1, script.markdown)
}
