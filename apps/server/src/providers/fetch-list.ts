import { APICallError } from '@ai-sdk/provider'
import type { z } from 'zod'

type Ask = { url: string; headers?: Record<string, string>; body?: unknown; signal: AbortSignal }

/** One JSON answer of a provider's list of models; faults have the form that adapters give theirs. */
export async function fetchList<T extends z.ZodType>(ask: Ask, schema: T): Promise<z.infer<T>> {
  const response = await fetch(ask.url, {
    method: ask.body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...ask.headers },
    ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
    signal: ask.signal,
  })
  const text = await response.text()
  const parsed = response.ok ? schema.safeParse(parseJson(text)) : undefined
  if (parsed?.success) return parsed.data
  throw new APICallError({
    message: response.ok ? 'This is not a list of models.' : `${response.status} ${response.statusText}`,
    url: ask.url,
    requestBodyValues: {},
    statusCode: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: text,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Addresses are often configured with a slash at their end. */
export const withoutSlash = (url: string): string => url.replace(/\/+$/u, '')
