import { newId, type Problem } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'
import { faultOf } from './api-fault.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type RequestOptions = {
  body?: unknown
  query?: Record<string, string | number | boolean | undefined>
  /** The id of the op; a repeat with the same one has one effect (R6). */
  opId?: string
  signal?: AbortSignal
}

/** Asks the server. Rejects with `AppError` when it refuses and with `NetworkError` when it cannot be reached. */
export async function request<Answer>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await send(method, path, options)
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw faultOf(response.status, answer as Partial<Problem> | null)
  return answer as Answer
}

async function send(method: Method, path: string, { body, query, opId, signal }: RequestOptions) {
  const changes = method !== 'GET'
  try {
    return await fetch(`/api/v1${path}${searchOf(query)}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(changes && { 'idempotency-key': opId ?? newId() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new NetworkError(undefined, { cause })
  }
}

function searchOf(query: RequestOptions['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}
