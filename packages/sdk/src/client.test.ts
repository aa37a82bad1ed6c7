import { AppError } from '@parley/contracts'
import { describe, expect, test } from 'vitest'
import { createClient, unwrap, type ClientOptions } from './client.ts'
import { NetworkError } from './network-error.ts'

type Answer = (request: Request) => Response | Promise<Response>

/** A client whose requests are kept, and answered in turn by the given answers, the last one repeating. */
function client(answers: Answer[], options: Partial<ClientOptions> = {}) {
  const requests: Request[] = []
  const bodies: string[] = []
  const api = createClient({
    baseUrl: 'https://chat.example.org/api/v1',
    fetch: async (request) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)]
      requests.push(request)
      bodies.push(await request.text())
      if (!answer) throw new Error('no answer left')
      return answer(request)
    },
    ...options,
  })
  return { api, requests, bodies }
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })

const problem = (code: string, status: number, more: object = {}, headers: Record<string, string> = {}) =>
  json({ type: 'about:blank', title: 'No.', status, code, ...more }, status, headers)

const chatId = '01900000-0000-7000-8000-000000000001'
const at = { params: { path: { chatId } } }

describe('requests', () => {
  test('carry the bearer token of the moment', async () => {
    let token: string | undefined
    const { api, requests } = client([json({})], { accessToken: () => token })
    await api.GET('/chats/{chatId}', at)
    token = 'secret'
    await api.GET('/chats/{chatId}', at)
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([null, 'Bearer secret'])
    expect(requests[0]?.url).toBe(`https://chat.example.org/api/v1/chats/${chatId}`)
  })

  test('that change something carry a key of their own, unless one is given', async () => {
    const { api, requests } = client([json({})])
    await api.POST('/chats', { body: {} })
    await api.POST('/chats', { body: {} })
    await api.DELETE('/chats/{chatId}', { ...at, headers: { 'Idempotency-Key': chatId } })
    await api.GET('/chats/{chatId}', at)
    const [first, second, given, none] = requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect(second).not.toBe(first)
    expect(given).toBe(chatId)
    expect(none).toBeNull()
  })
})

describe('answers', () => {
  test('unwrap to their data', async () => {
    const { api } = client([json({ id: chatId })])
    expect(await unwrap(api.GET('/chats/{chatId}', at))).toEqual({ id: chatId })
  })

  test('without a body unwrap to undefined', async () => {
    const { api } = client([() => new Response(null, { status: 204 })])
    expect(await unwrap(api.DELETE('/chats/{chatId}', at))).toBeUndefined()
  })
})

describe('refusals', () => {
  const refused = (...answers: Answer[]) => unwrap(client(answers).api.GET('/chats/{chatId}', at))

  test('are thrown with their code, words, issues and time to wait', async () => {
    const issues = [{ path: 'title', message: 'too long' }]
    const error: unknown = await refused(
      problem('too_many_requests', 429, { detail: 'Slower, please.', issues }, { 'retry-after': '7' }),
    ).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'too_many_requests',
      status: 429,
      message: 'Slower, please.',
      details: { detail: 'Slower, please.', issues, retryAfterSeconds: 7 },
    })
  })

  test('of a newer server keep their words and get a code of their status', async () => {
    await expect(refused(problem('chat_painted', 409, { detail: 'It is red.' }))).rejects.toMatchObject({
      code: 'conflict',
      message: 'It is red.',
    })
    await expect(refused(problem('teapot', 418))).rejects.toMatchObject({ code: 'internal' })
  })

  test('of what stands before a restarting server are failures of the network', async () => {
    await expect(refused(() => new Response('<h1>Bad Gateway</h1>', { status: 502 }))).rejects.toThrow(
      NetworkError,
    )
    await expect(refused(() => new Response('<h1>What?</h1>', { status: 500 }))).rejects.toMatchObject({
      code: 'internal',
    })
  })

  test('a server that cannot be reached is a NetworkError with its cause', async () => {
    const cause = new TypeError('fetch failed')
    const error: unknown = await refused(() => Promise.reject(cause)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'NetworkError', code: 'network', retryable: true, cause })
  })

  test('an aborted request stays what it is', async () => {
    const abort = new AbortController()
    const { api } = client([
      () => {
        abort.abort()
        return Promise.reject(abort.signal.reason as Error)
      },
    ])
    const asked = api.GET('/chats/{chatId}', { ...at, signal: abort.signal })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a token that has expired', () => {
  const expired = problem('token_expired', 401)

  test('is refreshed and the request, body and key included, sent once more', async () => {
    let token = 'old'
    const { api, requests, bodies } = client([expired, json({ id: chatId })], {
      accessToken: () => token,
      onUnauthenticated: async () => {
        token = 'new'
        return true
      },
    })
    expect(await unwrap(api.POST('/chats', { body: { title: 'Tea' } }))).toEqual({ id: chatId })
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new'])
    expect(bodies).toEqual(['{"title":"Tea"}', '{"title":"Tea"}'])
    expect(requests[0]?.headers.get('idempotency-key')).toBe(requests[1]?.headers.get('idempotency-key'))
  })

  test('is refreshed once for requests refused at the same time, and never twice for one', async () => {
    let refreshes = 0
    const { api, requests } = client([expired], {
      onUnauthenticated: async () => {
        refreshes += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
        return true
      },
    })
    const both = await Promise.allSettled([api.GET('/chats/{chatId}', at), api.GET('/chats/{chatId}', at)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(refreshes).toBe(1)
    expect(requests).toHaveLength(4)
  })

  test('that cannot be refreshed is thrown', async () => {
    const { api, requests } = client([expired], { onUnauthenticated: async () => false })
    await expect(api.GET('/chats/{chatId}', at)).rejects.toMatchObject({ code: 'token_expired' })
    expect(requests).toHaveLength(1)
  })
})
