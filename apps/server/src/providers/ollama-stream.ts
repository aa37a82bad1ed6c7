import { APICallError } from '@ai-sdk/provider'
import type { ModelChunk, ModelRequest } from './provider.ts'
import { faultOf } from './fault-sentences.ts'
import { toOllamaRequest } from './ollama-request.ts'
import type { ProviderWords } from './provider-words.ts'
import { toAppError } from './upstream-to-app-error.ts'

type Frame = {
  error?: unknown
  message?: { content?: unknown; thinking?: unknown; tool_calls?: Call[] | null }
  done?: boolean
  done_reason?: string
  prompt_eval_count?: number
  eval_count?: number
}
type Call = { id?: string; function?: { name?: string; arguments?: unknown } }

/** Ollama's own format is a line of JSON a piece, so it is read here without an adapter between. */
export async function* streamOllama(
  api: string,
  words: ProviderWords,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelChunk> {
  let hasBegun = false
  let calls = 0
  try {
    const body = await ask(`${api}/chat`, request, signal, words)
    for await (const frame of readFrames(body)) {
      if (frame.error !== undefined) throw frame
      for (const chunk of toChunks(frame, calls)) {
        if (chunk.type === 'tool-call') calls++
        hasBegun = true
        yield chunk
      }
      if (!frame.done) continue
      yield { type: 'usage', usage: toUsage(frame) }
      yield { type: 'finish', reason: toReason(frame, calls) }
      return
    }
    throw faultOf(hasBegun ? 'provider_cut_off' : 'provider_protocol', words)
  } catch (error) {
    signal.throwIfAborted()
    throw toAppError(error, words, hasBegun)
  }
}

async function ask(url: string, request: ModelRequest, signal: AbortSignal, words: ProviderWords) {
  const init = { method: 'POST', body: JSON.stringify(toOllamaRequest(request)), signal }
  const response = await fetch(url, init)
  if (response.headers.get('content-type')?.startsWith('text/html') && response.status < 500)
    throw faultOf('provider_protocol', words)
  if (response.ok && response.body) return response.body
  throw new APICallError({
    message: `${response.status} ${response.statusText}`,
    url,
    requestBodyValues: {},
    statusCode: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: await response.text(),
  })
}

async function* readFrames(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Frame
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as Frame
}

function* toChunks({ message }: Frame, callsBefore: number): Generator<ModelChunk> {
  const { thinking, content } = message ?? {}
  if (typeof thinking === 'string' && thinking !== '') yield { type: 'reasoning', text: thinking }
  if (typeof content === 'string' && content !== '') yield { type: 'text', text: content }
  for (const [at, call] of (message?.tool_calls ?? []).entries()) {
    // Older versions name no id; this one need only differ from those of the same answer.
    const id = call.id ?? `call-${callsBefore + at}-${crypto.randomUUID()}`
    yield { type: 'tool-call', id, name: call.function?.name ?? '', args: call.function?.arguments ?? {} }
  }
}

const toUsage = (frame: Frame) => ({
  inputTokens: frame.prompt_eval_count ?? 0,
  outputTokens: frame.eval_count ?? 0,
})

function toReason({ done_reason: reason }: Frame, calls: number) {
  if (calls > 0) return 'tool-calls'
  return reason === 'length' || reason === 'stop' ? reason : 'other'
}
