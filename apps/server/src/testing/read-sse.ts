import type { StreamChunk } from '@parley/contracts'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Person } from './person.ts'

type Ask = {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  onEvent?: (chunk: StreamChunk, id: string) => void
}

/** Reads an answer's events to their end. */
export async function readSse(
  person: Person,
  path: string,
  { method = 'GET', body, headers, signal, onEvent }: Ask = {},
) {
  const response = await fetch(person.address(path), {
    method,
    headers: {
      authorization: `Bearer ${person.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  const events: StreamChunk[] = []
  const ids: string[] = []
  const parsed = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
  for await (const { id, event, data } of parsed ?? []) {
    const chunk = { type: event, data: JSON.parse(data) } as StreamChunk
    events.push(chunk)
    ids.push(id ?? '')
    onEvent?.(chunk, id ?? '')
  }
  return { status: response.status, headers: response.headers, events, ids }
}
