import type { RealtimeRequest, StreamChunk } from '@parley/contracts'
import type { EventSourceMessage } from 'eventsource-parser'
import { retryDelay } from './backoff.ts'
import type { ApiClient } from './client.ts'
import { systemClock, type Clock } from './clock.ts'
import type { paths } from './generated/api.ts'
import { NetworkError } from './network-error.ts'
import { readSse } from './read-sse.ts'

type RealtimeBody = paths['/realtime']['post']['requestBody']['content']['application/json']

export type AnswerOptions = {
  /** Ends the reading, not the writing: the answer goes on at the server (R9). The generator rejects as `fetch` does. */
  signal?: AbortSignal
  /** Told once what the request made, before the first chunk. */
  onStart?: (made: { chatId: string; replyId: string }) => void
  /** A UUID under which the question has one effect, however often it is asked; made anew unless given. */
  idempotencyKey?: string
  clock?: Clock
  /** From 0 inclusive to 1 exclusive, as `Math.random`. */
  random?: () => number
}

// About three minutes of tries: a restart of the server or a tunnel is over by then.
const MOST_FAILURES = 10

/**
 * Asks a question by `POST /realtime` and reads the answer as it is written, up to `done` or `error`. A connection that
 * breaks is taken up again exactly where it broke; a `message` chunk then says anew what the message holds, where that
 * changed. Rejects with `AppError` when refused, and with `NetworkError` when the question may not have arrived or the
 * answer cannot be reached for minutes.
 */
export async function* streamAnswer(
  api: ApiClient,
  request: RealtimeRequest,
  options: AnswerOptions = {},
): AsyncGenerator<StreamChunk, void> {
  const { signal, onStart, idempotencyKey } = options
  const { response } = await api.POST('/realtime', {
    // JSON leaves out what is undefined, which is all the two types differ in.
    body: request as RealtimeBody,
    parseAs: 'stream',
    ...(signal && { signal }),
    ...(idempotencyKey !== undefined && { headers: { 'Idempotency-Key': idempotencyKey } }),
  })
  const replyId = response.headers.get('x-reply-id') ?? ''
  onStart?.({ chatId: response.headers.get('x-chat-id') ?? '', replyId })
  yield* readOn(api, replyId, response, options)
}

/** Reads an answer from its beginning, while it is written and after, as `streamAnswer` does. */
export async function* followAnswer(
  api: ApiClient,
  replyId: string,
  options: Omit<AnswerOptions, 'onStart' | 'idempotencyKey'> = {},
): AsyncGenerator<StreamChunk, void> {
  yield* readOn(api, replyId, null, options)
}

async function* readOn(
  api: ApiClient,
  replyId: string,
  opened: Response | null,
  { signal, clock = systemClock, random = Math.random }: AnswerOptions,
): AsyncGenerator<StreamChunk, void> {
  let response = opened
  let lastId: string | undefined
  let failures = 0
  for (;;) {
    try {
      response ??= await open(api, replyId, lastId, signal)
      for await (const event of readSse(response, clock)) {
        failures = 0
        lastId = event.id ?? lastId
        const chunk = chunkOf(event)
        if (chunk) yield chunk
        if (chunk?.type === 'done' || chunk?.type === 'error') return
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof NetworkError) || failures >= MOST_FAILURES) throw error
    }
    response = null
    await pause(retryDelay(failures++, random), clock, signal)
  }
}

/** The answer from just after `lastId` on. */
async function open(
  api: ApiClient,
  replyId: string,
  lastId: string | undefined,
  signal: AbortSignal | undefined,
) {
  const { response } = await api.GET('/replies/{replyId}/stream', {
    params: { path: { replyId } },
    parseAs: 'stream',
    ...(signal && { signal }),
    ...(lastId !== undefined && { headers: { 'Last-Event-ID': lastId } }),
  })
  return response
}

const KNOWN: ReadonlySet<string> = new Set<StreamChunk['type']>([
  'message',
  'token',
  'reasoning',
  'tool-status',
  'error',
  'done',
])

/** Events of a newer server whose names are not known are passed over. */
const chunkOf = ({ event, data }: EventSourceMessage): StreamChunk | null =>
  event !== undefined && KNOWN.has(event) ? ({ type: event, data: JSON.parse(data) } as StreamChunk) : null

function pause(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const cancel = clock.after(ms, resolve)
  signal?.addEventListener('abort', () => (cancel(), reject(signal.reason as Error)), { once: true })
  return promise
}
