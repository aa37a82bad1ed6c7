import type { ErrorCode, TokenUsage } from '@parley/contracts'

type Call = { name: string; args: unknown }

export type RecordingFacts = {
  text: string
  reasoning: string
  calls: Call[]
  usage: Partial<TokenUsage>
  error?: ErrorCode | undefined
}

type OpenCalls = Map<unknown, { name: string; args: string }>

/** What a recorded stream says, read without any adapter, for a test to compare with. */
export function factsOfRecording(lines: string[]): RecordingFacts {
  const facts: RecordingFacts = { text: '', reasoning: '', calls: [], usage: {} }
  const open: OpenCalls = new Map()
  for (const line of lines) {
    const frame = parse(line)
    const type = text(frame, 'type')
    // One recording ends with a frame that lacks its last brace.
    if (line === '[DONE]') continue
    if (!frame) facts.error = line.includes('.created"') ? facts.error : 'provider_protocol'
    else if (dig(frame, 'candidates')) readGoogle(frame, facts)
    else if (dig(frame, 'choices')) readChat(frame, facts, open)
    else if (type.startsWith('response.')) readResponses(frame, facts)
    else if (type === 'error') facts.error = errorCode(frame)
    else readAnthropic(frame, facts, open)
  }
  for (const { name, args } of open.values()) facts.calls.push({ name, args: parse(args || '{}') })
  facts.calls = inOrder(facts.calls)
  return facts
}

/** Calls made side by side may arrive in either order. */
export const inOrder = (calls: Call[]): Call[] =>
  calls.toSorted((left, right) => left.name.localeCompare(right.name))

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

const dig = (thing: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined), thing)

function text(thing: unknown, ...path: (string | number)[]): string {
  const found = dig(thing, ...path)
  return typeof found === 'string' ? found : ''
}

function list(thing: unknown, ...path: (string | number)[]): unknown[] {
  const found = dig(thing, ...path)
  return Array.isArray(found) ? found : []
}

const setUsage = (facts: RecordingFacts, inputTokens: unknown, outputTokens: unknown) =>
  Object.assign(
    facts.usage,
    typeof inputTokens === 'number' && { inputTokens },
    typeof outputTokens === 'number' && { outputTokens },
  )

const errorCode = (frame: unknown): ErrorCode =>
  text(frame, 'error', 'code') === 'insufficient_quota' ? 'provider_quota_exhausted' : 'provider_failed'

function readGoogle(frame: unknown, facts: RecordingFacts) {
  for (const part of list(frame, 'candidates', 0, 'content', 'parts')) {
    const call = dig(part, 'functionCall')
    if (call) facts.calls.push({ name: text(call, 'name'), args: dig(call, 'args') })
    else facts[dig(part, 'thought') ? 'reasoning' : 'text'] += text(part, 'text')
  }
  const [said, thought] = ['candidatesTokenCount', 'thoughtsTokenCount'].map((key) =>
    Number(dig(frame, 'usageMetadata', key) ?? 0),
  )
  setUsage(facts, dig(frame, 'usageMetadata', 'promptTokenCount'), (said ?? 0) + (thought ?? 0))
}

function readChat(frame: unknown, facts: RecordingFacts, open: OpenCalls) {
  const delta = dig(frame, 'choices', 0, 'delta')
  facts.reasoning += text(delta, 'reasoning_content') || text(delta, 'reasoning')
  facts.text += text(delta, 'content')
  for (const part of list(delta, 'content')) {
    facts.text += text(part, 'text')
    for (const thought of list(part, 'thinking')) facts.reasoning += text(thought, 'text')
  }
  for (const call of list(delta, 'tool_calls')) {
    const index = dig(call, 'index')
    const known = open.get(index) ?? { name: '', args: '' }
    known.name += text(call, 'function', 'name')
    known.args += text(call, 'function', 'arguments')
    open.set(index, known)
  }
  setUsage(facts, dig(frame, 'usage', 'prompt_tokens'), dig(frame, 'usage', 'completion_tokens'))
}

function readResponses(frame: unknown, facts: RecordingFacts) {
  const type = text(frame, 'type')
  if (type === 'response.output_text.delta') facts.text += text(frame, 'delta')
  if (type === 'response.reasoning_summary_text.delta') facts.reasoning += text(frame, 'delta')
  const item = type === 'response.output_item.done' ? dig(frame, 'item') : undefined
  const name = text(item, 'name')
  if (text(item, 'type') === 'function_call') facts.calls.push({ name, args: parse(text(item, 'arguments')) })
  if (text(item, 'type') === 'custom_tool_call') facts.calls.push({ name, args: dig(item, 'input') })
  const usage = dig(frame, 'response', 'usage')
  if (type === 'response.completed') setUsage(facts, dig(usage, 'input_tokens'), dig(usage, 'output_tokens'))
}

function readAnthropic(frame: unknown, facts: RecordingFacts, open: OpenCalls) {
  const index = dig(frame, 'index')
  const block = dig(frame, 'content_block')
  if (text(block, 'type') === 'tool_use') open.set(index, { name: text(block, 'name'), args: '' })
  const delta = dig(frame, 'delta')
  facts.text += text(delta, 'text')
  facts.reasoning += text(delta, 'thinking')
  const tool = open.get(index)
  if (tool) tool.args += text(delta, 'partial_json')
  setUsage(facts, dig(frame, 'message', 'usage', 'input_tokens'), undefined)
  setUsage(facts, dig(frame, 'usage', 'input_tokens'), dig(frame, 'usage', 'output_tokens'))
}
