import { AppError, type ErrorCode, type Model } from '@parley/contracts'
import type { ModelChunk, ModelRequest } from './provider.ts'

/** Faults of a provider, not of the question: another provider may do better. */
const faults = new Set<ErrorCode>([
  'provider_key_missing',
  'provider_key_refused',
  'provider_rate_limited',
  'provider_quota_exhausted',
  'provider_unreachable',
  'provider_timeout',
  'provider_failed',
  'provider_protocol',
])

type Asked = Pick<ModelRequest, 'messages' | 'prefill'>

/** Lets other models step in, one after the other, as long as nothing has been said; the first error is the one told. */
export async function* failOverStream(
  open: (model: Model) => AsyncIterable<ModelChunk>,
  findAsked: () => Promise<Model>,
  alternatives: (asked: Model) => AsyncIterable<Model>,
  request: Asked,
  signal: AbortSignal,
): AsyncGenerator<ModelChunk> {
  const asked = await findAsked()
  let hasBegun = false
  let failure: unknown
  try {
    for await (const chunk of open(asked)) {
      hasBegun = true
      yield chunk
    }
    return
  } catch (error) {
    if (hasBegun || signal.aborted || !isFault(error)) throw error
    failure = error
  }
  for await (const other of alternatives(asked)) {
    if (!canServe(other, request)) continue
    try {
      for await (const chunk of open(other)) {
        if (!hasBegun) yield { type: 'fallback', model: other.id }
        hasBegun = true
        yield chunk
      }
      return
    } catch (error) {
      if (hasBegun || signal.aborted) throw error
    }
  }
  throw failure
}

const isFault = (error: unknown) => error instanceof AppError && faults.has(error.code)

const canServe = (model: Model, request: Asked): boolean =>
  (!request.prefill || model.continues) && (model.sees || !request.messages.some(hasImages))

const hasImages = (message: Asked['messages'][number]) =>
  message.role === 'user' && (message.images?.length ?? 0) > 0
