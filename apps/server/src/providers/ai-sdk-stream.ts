import type { LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider'
import type { TokenUsage } from '@parley/contracts'
import { faultOf } from './fault-sentences.ts'
import type { FinishReason, ModelChunk } from './provider.ts'
import type { ProviderWords } from './provider-words.ts'
import { isIdleFrame } from './upstream-facts.ts'

type Finish = Extract<LanguageModelV4StreamPart, { type: 'finish' }>['finishReason']

/** The parts of an AI SDK stream as our chunks; parts that mean nothing here are passed over. */
export async function* readParts(
  parts: ReadableStream<LanguageModelV4StreamPart>,
  words: ProviderWords,
): AsyncGenerator<ModelChunk> {
  const reader = parts.getReader()
  let hasSaid = false
  try {
    for (;;) {
      const { done, value: part } = await reader.read()
      if (done) throw endedEarly(words, hasSaid)
      if (part.type === 'finish') {
        if (isCounted(part.usage)) yield { type: 'usage', usage: toUsage(part.usage) }
        yield { type: 'finish', reason: toReason(part.finishReason, words, hasSaid) }
        return
      }
      const chunk = toChunk(part)
      if (!chunk) continue
      hasSaid = true
      yield chunk
    }
  } finally {
    // Ends the request too, when the reader of this generator has had enough.
    reader.cancel().catch(() => undefined)
  }
}

function toChunk(part: LanguageModelV4StreamPart): ModelChunk | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not known is passed over
  switch (part.type) {
    case 'text-delta':
      return part.delta === '' ? undefined : { type: 'text', text: part.delta }
    case 'reasoning-delta':
      return part.delta === '' ? undefined : { type: 'reasoning', text: part.delta }
    case 'tool-call':
      // What the provider runs by itself is no call for us.
      if (part.providerExecuted) return undefined
      return { type: 'tool-call', id: part.toolCallId, name: part.toolName, args: parseArgs(part.input) }
    case 'source':
      if (part.sourceType !== 'url') return undefined
      return { type: 'source', url: part.url, title: part.title ?? part.url }
    case 'error':
      if (isIdleFrame(part.error)) return undefined
      throw part.error
    default:
      return undefined
  }
}

/** Broken JSON is handed on as the text it is: the tool refuses it, and the model can correct itself. */
function parseArgs(input: string): unknown {
  if (input.trim() === '') return {}
  try {
    return JSON.parse(input) as unknown
  } catch {
    return input
  }
}

/** Servers of one's own often count nothing; that is not the same as none. */
const isCounted = ({ inputTokens, outputTokens }: LanguageModelV4Usage): boolean =>
  inputTokens.total !== undefined || outputTokens.total !== undefined

function toUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): TokenUsage {
  const reasoning = outputTokens.reasoning
  return {
    inputTokens: inputTokens.total ?? 0,
    outputTokens: outputTokens.total ?? 0,
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
  }
}

function toReason({ unified, raw }: Finish, words: ProviderWords, hasSaid: boolean): FinishReason {
  switch (unified) {
    case 'stop':
    case 'length':
    case 'tool-calls':
      return unified
    case 'content-filter':
      if (!hasSaid) throw faultOf('provider_refused', words)
      return 'refused'
    case 'error':
    case 'interrupted':
      throw endedEarly(words, hasSaid)
    case 'other':
      // An adapter that was told no reason at all saw the stream end before its end.
      if (raw === undefined) throw endedEarly(words, hasSaid)
      return 'other'
    default:
      return unified satisfies never
  }
}

const endedEarly = (words: ProviderWords, hasSaid: boolean) =>
  faultOf(hasSaid ? 'provider_cut_off' : 'provider_protocol', words)
