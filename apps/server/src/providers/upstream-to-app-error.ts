import { AppError, type ErrorCode } from '@parley/contracts'
import { describeFault } from './fault-sentences.ts'
import { quoteProvider, type ProviderWords } from './provider-words.ts'
import { UpstreamError } from './upstream-error.ts'
import { factsOf, type UpstreamFacts } from './upstream-facts.ts'

/** Says what went wrong in one sentence that tells what to do. `hasBegun`: something of the answer is there already. */
export function toAppError(error: unknown, words: ProviderWords, hasBegun: boolean): AppError {
  if (error instanceof AppError) return error
  const facts = factsOf(error)
  const code = codeOf(facts, hasBegun)
  const said = quoteProvider(facts.message, words.secret)
  const cause = new UpstreamError(said || 'no message', {
    status: facts.status,
    isPassing: isPassing(code, facts),
  })
  const { retryAfterSeconds } = facts
  return new AppError(
    code,
    {
      detail: describeFault(code, { ...words, said, retryAfterSeconds }),
      ...(code === 'provider_rate_limited' && retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
    { cause },
  )
}

const contextPattern =
  /context.?(?:length|window|size)|maximum context|prompt is too long|too many (?:input )?tokens|input token count|maximum number of tokens|exceed_context/iu
const refusalPattern =
  /content_?filter|content_?policy|flagged|moderation|invalid_prompt|prohibited_content|safety/iu
const creditPattern = /insufficient_quota|credit balance|insufficient credits|billing_(?:error|hard)/iu
const keyPattern = /api_key_invalid|api key not valid|invalid_api_key|incorrect api key/iu
const modelPattern = /model_not_found|model .*(?:not found|does not exist)|not a valid model/iu

function codeOf(facts: UpstreamFacts, hasBegun: boolean): ErrorCode {
  const { status, network } = facts
  if (facts.isTimeout) return 'provider_timeout'
  // A connection can break after a good beginning.
  if (network && (status ?? 0) < 400) return networkFault(network, hasBegun)
  if (status === undefined) return unnamedFault(facts, hasBegun)
  if (facts.isWebPage && status < 500 && status !== 429) return 'provider_protocol'
  const said = `${facts.code} ${facts.message}`
  if (status === 402 || creditPattern.test(said)) return 'provider_quota_exhausted'
  if (status === 429) return 'provider_rate_limited'
  if (status === 401 || (status < 500 && keyPattern.test(said))) return 'provider_key_refused'
  if (status < 500 && contextPattern.test(said)) return 'context_too_long'
  if (status < 500 && refusalPattern.test(said)) return 'provider_refused'
  if (status === 403) return 'provider_key_refused'
  if (status === 404 || (status === 400 && modelPattern.test(said))) return 'model_not_found'
  return status === 200 ? 'provider_protocol' : 'provider_failed'
}

function networkFault(network: string, hasBegun: boolean): ErrorCode {
  if (hasBegun) return 'provider_cut_off'
  return /TIMEOUT|ETIMEDOUT/u.test(network) ? 'provider_timeout' : 'provider_unreachable'
}

/** Frames that are not JSON and other things that only an adapter could have complained about. */
function unnamedFault(facts: UpstreamFacts, hasBegun: boolean): ErrorCode {
  if (/without a finish reason/u.test(facts.message))
    return hasBegun ? 'provider_cut_off' : 'provider_protocol'
  if (contextPattern.test(facts.message)) return 'context_too_long'
  return facts.isToldByProvider ? 'provider_failed' : 'provider_protocol'
}

const isPassing = (code: ErrorCode, { status, network }: UpstreamFacts): boolean =>
  code === 'provider_rate_limited' ||
  code === 'provider_unreachable' ||
  (code === 'provider_timeout' && network !== undefined) ||
  (code === 'provider_failed' && status !== undefined && (status >= 500 || status === 408 || status === 409))
