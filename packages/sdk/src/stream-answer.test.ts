import type { StreamChunk } from '@parley/contracts'
import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import type { Clock } from './clock.ts'
import { NetworkError } from './network-error.ts'
import { followAnswer, streamAnswer } from './stream-answer.ts'

const chatId = '01900000-0000-7000-8000-000000000001'
const replyId = '01900000-0000-7000-8000-000000000002'

/** What a connection carries: pieces of text, then its end; `Error` breaks it, `SILENCE` never goes on. */
type Piece = string | Error | typeof SILENCE
const SILENCE = Symbol('silence')

const event = (id: string, chunk: StreamChunk) =>
  `id: ${id}\nevent: ${chunk.type}\ndata: ${JSON.stringify(chunk.data)}\n\n`
const token = (id: string, text: string) => event(id, { type: 'token', data: { id: replyId, text } })
const done = event('9', { type: 'done', data: { id: replyId, status: 'complete' } })

function body(pieces: Piece[]): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift()
      if (piece === SILENCE) return new Promise(() => {})
      if (piece instanceof Error) controller.error(piece)
      else if (piece === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(piece))
      return undefined
    },
  })
}

/** A server whose connections carry, in turn, the given pieces; an `Error` instead of pieces refuses to connect. */
function server(...connections: (Piece[] | Error)[]) {
  const requests: { method: string; path: string; lastId: string | null }[] = []
  const api = createClient({
    baseUrl: 'https://chat.example.org/api/v1',
    fetch: async ({ method, url, headers, signal }) => {
      signal.throwIfAborted()
      requests.push({ method, path: new URL(url).pathname, lastId: headers.get('last-event-id') })
      const connection = connections.shift()
      if (!connection || connection instanceof Error) throw connection ?? new TypeError('fetch failed')
      const made = { 'x-chat-id': chatId, 'x-reply-id': replyId, 'content-type': 'text/event-stream' }
      return new Response(body(connection), { headers: made })
    },
  })
  return { api, requests }
}

/** Waits of retries pass at once; those for silence only when the test says so. */
function quickClock() {
  let silence = () => {}
  const clock: Clock = {
    now: () => 0,
    after(ms, run) {
      if (ms < 35_000) queueMicrotask(run)
      else silence = run
      return () => {}
    },
  }
  return { clock, fallSilent: () => silence() }
}

async function textOf(chunks: AsyncGenerator<StreamChunk>): Promise<string> {
  let text = ''
  for await (const { type, data } of chunks) {
    if (type === 'token') text += data.text
    if (type === 'message') text = data.content
  }
  return text
}

const options = () => ({ clock: quickClock().clock, random: () => 0.5 })

test('reads the answer to its last word, and says first what was made', async () => {
  const { api, requests } = server([token('1', 'hel'), token('2', 'lo') + ': still there\n\n' + done])
  const made: unknown[] = []
  const answer = streamAnswer(api, { prompt: 'hi' }, { ...options(), onStart: (what) => made.push(what) })
  expect(await textOf(answer)).toBe('hello')
  expect(made).toEqual([{ chatId, replyId }])
  expect(requests).toEqual([{ method: 'POST', path: '/api/v1/realtime', lastId: null }])
})

test('events cut anywhere, characters in the middle included, are read whole', async () => {
  const bytes = new TextEncoder().encode(token('1', 'grüße 🍵') + done)
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const api = createClient({
    baseUrl: 'https://chat.example.org/api/v1',
    fetch: async () => new Response(pieces, { headers: { 'x-reply-id': replyId } }),
  })
  expect(await textOf(streamAnswer(api, { prompt: 'hi' }, options()))).toBe('grüße 🍵')
})

test('goes on exactly after the last event when the connection breaks', async () => {
  const { api, requests } = server(
    [token('1', 'one '), token('2', 'two '), new Error('reset by peer')],
    new TypeError('fetch failed'),
    [token('3', 'three ')],
    [token('4', 'four'), done],
  )
  expect(await textOf(streamAnswer(api, { prompt: 'hi' }, options()))).toBe('one two three four')
  const path = `/api/v1/replies/${replyId}/stream`
  expect(requests.slice(1)).toEqual([
    { method: 'GET', path, lastId: '2' },
    { method: 'GET', path, lastId: '2' },
    { method: 'GET', path, lastId: '3' },
  ])
})

test('[R17] a silent connection is a broken one', async () => {
  const { clock, fallSilent } = quickClock()
  const { api, requests } = server([token('1', 'hel'), SILENCE], [token('2', 'lo'), done])
  const answer = streamAnswer(api, { prompt: 'hi' }, { clock, random: () => 0.5 })
  expect(await answer.next()).toMatchObject({ value: { type: 'token' } })
  const rest = textOf(answer)
  await new Promise((resolve) => setTimeout(resolve, 5))
  fallSilent()
  expect(await rest).toBe('lo')
  expect(requests).toHaveLength(2)
})

test('[R9] a question that may not have arrived is not asked again by itself', async () => {
  const { api, requests } = server(new TypeError('fetch failed'))
  await expect(streamAnswer(api, { prompt: 'hi' }, options()).next()).rejects.toThrow(NetworkError)
  expect(requests).toHaveLength(1)
})

test('an answer that cannot be reached is given up after ten tries', async () => {
  const { api, requests } = server([token('1', 'hel')])
  await expect(textOf(streamAnswer(api, { prompt: 'hi' }, options()))).rejects.toThrow(NetworkError)
  expect(requests).toHaveLength(11)
})

test('the reader may leave at any time, and by its signal', async () => {
  const abort = new AbortController()
  const { api } = server([token('1', 'hel'), SILENCE])
  const answer = streamAnswer(api, { prompt: 'hi' }, { ...options(), signal: abort.signal })
  await answer.next()
  await answer.return()
  expect(await answer.next()).toEqual({ done: true, value: undefined })
  abort.abort()
  const second = server([token('1', 'hel')], [token('2', 'lo')])
  const aborted = streamAnswer(second.api, { prompt: 'hi' }, { ...options(), signal: abort.signal })
  await expect(aborted.next()).rejects.toMatchObject({ name: 'AbortError' })
})

test('an answer may be followed by who did not ask, and events of unknown names are passed over', async () => {
  const unknown = 'id: 2\nevent: sung\ndata: {"la":"la"}\n\n'
  const { api, requests } = server([token('1', 'hel') + unknown], [token('3', 'lo') + done])
  expect(await textOf(followAnswer(api, replyId, options()))).toBe('hello')
  expect(requests.map(({ lastId }) => lastId)).toEqual([null, '2'])
})
