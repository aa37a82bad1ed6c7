import { APICallError, JSONParseError, TypeValidationError } from '@ai-sdk/provider'

/** What can be learnt from an error of an adapter, whichever of a dozen forms it has. */
export type UpstreamFacts = {
  status: number | undefined
  /** The provider's names for the fault, in one string. */
  code: string
  message: string
  retryAfterSeconds: number | undefined
  network: string | undefined
  /** Whether these are the provider's words, and not those of whoever could not read them. */
  isToldByProvider: boolean
  isWebPage: boolean
  isTimeout: boolean
}

export function factsOf(error: unknown): UpstreamFacts {
  const body = bodyOf(error)
  const code = namesIn(body)
  return {
    isTimeout: error instanceof DOMException && error.name === 'TimeoutError',
    status: numberAt(error, 'statusCode') ?? statusOfName(code),
    code,
    message: messageIn(body) ?? messageIn(error) ?? '',
    retryAfterSeconds: retryAfterOf(error, body),
    network: networkCodeOf(error),
    isToldByProvider: body !== undefined,
    isWebPage: APICallError.isInstance(error) && /^\s*<(?:!doctype|html)/iu.test(error.responseBody ?? ''),
  }
}

// Frames that only announce; nothing of the answer is lost with them.
const announcing = /^\s*\{"type":\s*"(?:response\.(?:created|queued|in_progress)|message_start|ping)"/u

/** A frame that may be passed over: of a kind that is not known, or broken but surely empty. */
export function isIdleFrame(error: unknown): boolean {
  if (JSONParseError.isInstance(error)) return announcing.test(error.text)
  return TypeValidationError.isInstance(error) && !(isRecord(error.value) && 'error' in error.value)
}

/** The error as the provider wrote it: in an HTTP body, in a frame that did not fit, or the thing itself. */
function bodyOf(error: unknown): unknown {
  if (APICallError.isInstance(error)) return unwrap(parse(error.responseBody) ?? error.data)
  if (TypeValidationError.isInstance(error)) return unwrap(error.value)
  if (isRecord(error) && isRecord(error.data)) return unwrap(error.data)
  return error instanceof Error ? undefined : unwrap(error)
}

function unwrap(body: unknown): unknown {
  const inner = Array.isArray(body) ? (body[0] as unknown) : body
  if (!isRecord(inner)) return inner
  const response = isRecord(inner.response) ? inner.response : inner
  return response.error ?? inner
}

function namesIn(body: unknown): string {
  if (!isRecord(body)) return ''
  return [body.type, body.code, body.status, ...reasonsIn(body.details)]
    .filter((name) => typeof name === 'string' || typeof name === 'number')
    .join(' ')
    .toLowerCase()
}

const reasonsIn = (details: unknown): unknown[] =>
  Array.isArray(details)
    ? details.map((detail: unknown) => (isRecord(detail) ? detail.reason : undefined))
    : []

function messageIn(thing: unknown): string | undefined {
  if (typeof thing === 'string') return thing
  return isRecord(thing) && typeof thing.message === 'string' ? thing.message : undefined
}

const statuses: [RegExp, number][] = [
  [/overloaded/u, 529],
  [/rate_?limit|too_many_requests|resource_exhausted|insufficient_quota/u, 429],
  [/authentication|invalid_api_key|unauthenticated/u, 401],
  [/permission/u, 403],
  [/not_found/u, 404],
  [/server_error|api_error|internal|unavailable/u, 500],
  [/invalid_request|invalid_argument/u, 400],
]

/** In mid-stream there is no HTTP status, only a name or a number in the frame. */
function statusOfName(code: string): number | undefined {
  const number = /\b[45]\d\d\b/u.exec(code)?.[0]
  return number ? Number(number) : statuses.find(([pattern]) => pattern.test(code))?.[1]
}

function retryAfterOf(error: unknown, body: unknown): number | undefined {
  const headers = APICallError.isInstance(error) ? (error.responseHeaders ?? {}) : {}
  const millis = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (millis >= 0) return Math.ceil(millis / 1000)
  const told = headers['retry-after']
  if (told !== undefined) return secondsUntil(told)
  // Google says it in the body.
  const delay = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/u.exec(JSON.stringify(body) ?? '')?.[1]
  return delay === undefined ? undefined : Math.ceil(Number(delay))
}

function secondsUntil(told: string): number | undefined {
  const seconds = /^\d+(?:\.\d+)?$/u.test(told) ? Number(told) : (Date.parse(told) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

/** The code that Node gave the broken connection, wherever in the chain of causes it is. */
function networkCodeOf(error: unknown): string | undefined {
  let last: string | undefined
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string' && !/^ERR_(?!TLS)/u.test(at.code)) last = at.code
    else if (at.message === 'terminated') last = 'UND_ERR_SOCKET'
    if (at instanceof AggregateError && at.errors[0] instanceof Error) return networkCodeOf(at.errors[0])
  }
  return last
}

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function numberAt(thing: unknown, key: string): number | undefined {
  const value = isRecord(thing) ? thing[key] : undefined
  return typeof value === 'number' ? value : undefined
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
