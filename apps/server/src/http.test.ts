import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { newId, type ChatMessage, type MessagePage, type Problem, type SentMessage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { freePort } from '../../../scripts/setup/ports.mjs'
import { standStill } from './testing/standing-time.ts'
import { testApp, testCast } from './testing/test-app.ts'

test('bad input gets a clear error with a stable code, and nothing is lost or made', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const messages = `/chats/${id}/messages`
  const post = (body: unknown) => ({ method: 'POST', body })
  const cases: [string, object, string][] = [
    [messages, post('{"content": '), 'malformed_json'],
    [messages, post('null'), 'validation_failed'],
    [messages, post('[]'), 'validation_failed'],
    [messages, post({}), 'validation_failed'],
    [messages, post({ content: null }), 'validation_failed'],
    [messages, post({ content: 7 }), 'validation_failed'],
    [messages, post({ content: '   \n ' }), 'validation_failed'],
    [messages, post({ content: '\u0000\u0007' }), 'validation_failed'],
    [messages, post({ content: 'x'.repeat(200_001) }), 'validation_failed'],
    [messages, post({ content: 'x'.repeat(10_000_000) }), 'body_too_large'],
    [messages, post({ content: 'hi', surprise: true }), 'validation_failed'],
    [messages, post({ content: 'hi', id: 'not-an-id' }), 'validation_failed'],
    [messages, post({ content: 'hi', parentId: newId() }), 'not_found'],
    [messages, post({ content: 'hi', model: 'no colon' }), 'validation_failed'],
    [messages, post({ content: 'hi', parameters: { temperature: 99 } }), 'validation_failed'],
    [
      messages,
      { method: 'POST', body: { content: 'hi' }, headers: { 'idempotency-key': 'x' } },
      'validation_failed',
    ],
    [
      messages,
      { method: 'POST', body: 'content=hi', headers: { 'content-type': 'text/plain' } },
      'unsupported_media_type',
    ],
    [`${messages}?limit=0`, {}, 'validation_failed'],
    [`${messages}?limit=lots`, {}, 'validation_failed'],
    [`${messages}?before=${newId()}`, {}, 'not_found'],
    ['/chats/not-an-id', {}, 'validation_failed'],
    [`/chats/${newId()}`, {}, 'not_found'],
    [`/chats/${id}`, { method: 'PATCH', body: { title: '' } }, 'validation_failed'],
    [`/chats/${id}`, { method: 'PATCH', body: { title: 'x'.repeat(201) } }, 'validation_failed'],
    [`/chats/${id}/place`, { method: 'PUT', body: { messageId: newId() } }, 'not_found'],
    [`/chats/${id}/replies`, post({ parentId: newId() }), 'not_found'],
    ['/realtime', post({ prompt: '' }), 'validation_failed'],
    ['/realtime', post({ prompt: 'hi', chatId: newId() }), 'not_found'],
    ['/realtime', post({ prompt: 'hi', context: [{ role: 'system', content: 'x' }] }), 'validation_failed'],
    [`/replies/${newId()}/stop`, post({}), 'not_found'],
    ['/providers/nonsense/models', {}, 'not_found'],
    ['/nonsense', {}, 'not_found'],
  ]
  for (const [path, ask, code] of cases) {
    const { status, headers, body } = await ada.ask<Problem>(path, ask)
    expect({ path, ask: JSON.stringify(ask).slice(0, 80), code: body.code }).toEqual({
      path,
      ask: JSON.stringify(ask).slice(0, 80),
      code,
    })
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status, title: expect.any(String), requestId: expect.any(String) })
  }
  expect((await ada.must<MessagePage>(messages)).items).toEqual([])
})

test('what cannot be seen or kept is taken out of a text, and the rest stays', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const content = 'a\u0000b\u001b[31mc\ud800d\te\r\nf 👩‍💻'
  const { message } = await ada.send(id, content, { ask: false })
  expect((await ada.must<ChatMessage>(`/messages/${message.id}`)).content).toBe('ab[31mc\ufffdd\te\r\nf 👩‍💻')
})

test('what no store can hold is not looked for either', async () => {
  await using cast = await testCast()
  const { ada } = cast
  await ada.newChat({ title: 'Boats' })
  expect(await ada.must<{ items: unknown[] }>('/chats?q=bo%00ats')).toMatchObject({
    items: [{ title: 'Boats' }],
  })
  expect(await ada.must<{ items: unknown[] }>('/users/search?q=ad%00a')).toMatchObject({
    items: [{ name: 'ada' }],
  })
})

test('nobody gets in without a token that holds', async () => {
  await using app = await testApp()
  const ada = await app.person('ada')
  const none = await fetch(ada.address('/chats'))
  expect([none.status, ((await none.json()) as Problem).code]).toEqual([401, 'unauthenticated'])
  for (const authorization of [
    'Bearer x',
    'Bearer a.b.c',
    `Bearer ${ada.token}x`,
    'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
  ])
    expect(await ada.refused('/chats', { headers: { authorization } })).toBe('unauthenticated')
})

test('too many requests are refused with the time to wait, and each person has a bucket of their own', async () => {
  standStill()
  await using cast = await testCast({ env: { RATE_LIMIT_PER_MINUTE: '40' } })
  const { ada, bob } = cast
  const answers = await Promise.all(Array.from({ length: 30 }, () => ada.ask<Problem>('/chats')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused[0]?.body).toMatchObject({ code: 'too_many_requests' })
  expect((await bob.ask('/chats')).status).toBe(200)
  expect((await ada.ask('/health')).status).toBe(200)
})

test('answers of the API carry an id and say that nothing of them may run in a page', async () => {
  await using app = await testApp()
  const ada = await app.person('ada')
  const { headers } = await ada.ask('/health')
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(await ada.must('/ready')).toMatchObject({ status: 'ready' })
})

test('other origins may call the API from a browser only when they are named', async () => {
  await using app = await testApp({ env: { ALLOWED_ORIGINS: 'https://friend.example' } })
  const ada = await app.person('ada')
  const friend = await ada.ask('/chats', { headers: { origin: 'https://friend.example' } })
  expect(friend.headers.get('access-control-allow-origin')).toBe('https://friend.example')
  const stranger = await ada.ask('/chats', { headers: { origin: 'https://evil.example' } })
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
})

test('a server without pages serves the API, and says of the rest that it is not there', async () => {
  await using app = await testApp({ env: { PARLEY_WEB: 'false' } })
  expect((await fetch(`${app.url}/api/ready`)).status).toBe(200)
  for (const path of ['/', '/chat']) {
    const response = await fetch(`${app.url}${path}`)
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([404, 'not_found'])
  }
  expect(app.logged).toEqual([])
})

test('no secret of the configuration shows in what the server says of itself', async () => {
  const secret = 'canary-4f1b0c9e7d'
  await using app = await testApp({
    env: {
      LLM_MOCK_MODE: 'false',
      OPENAI_API_KEY: `sk-${secret}`,
      OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}`,
      PARLEY_SECRET: `${secret}-${'x'.repeat(32)}`,
    },
  })
  const ada = await app.person('ada')
  const { id } = await ada.newChat()
  const { reply } = await ada.must<SentMessage>(`/chats/${id}/messages`, {
    method: 'POST',
    body: { content: 'hi', model: 'openai:gpt-5' },
  })
  const ended = await ada.ended(reply?.id ?? '')
  const said = [
    ended,
    ...(await Promise.all(
      ['/providers', '/models', '/metrics', `/chats/${id}/messages`].map((path) => ada.must(path)),
    )),
    app.logged,
  ]
  expect(ended).toMatchObject({ status: 'error', error: { code: 'provider_unreachable' } })
  expect(JSON.stringify(said)).not.toContain(secret)
})

test('a method that an address does not take is told from an address that is not there', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  for (const [path, method, allowed] of [
    ['/chats', 'PUT', 'GET, HEAD, POST'],
    [`/chats/${id}`, 'POST', 'GET, HEAD, PATCH, DELETE'],
    [`/chats/${id}/pin?x=1`, 'GET', 'PUT, DELETE'],
    ['/auth/login', 'GET', 'POST'],
  ] as const) {
    const { status, headers, body } = await ada.ask<Problem>(path, { method })
    expect([path, status, body.code]).toEqual([path, 405, 'method_not_allowed'])
    expect(headers.get('allow')?.split(', ').sort()).toEqual(allowed.split(', ').sort())
  }
  expect((await ada.ask('/no/such/thing', { method: 'DELETE' })).status).toBe(404)
})

test('who sends far too much reads why, though it was said before all had arrived', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const tooMuch = { method: 'POST', body: { content: 'x'.repeat(20_000_000) } }
  for (let round = 0; round < 3; round++)
    expect(await ada.refused(`/chats/${id}/messages`, tooMuch)).toBe('body_too_large')
})

test('what is not HTTP, or no address, is refused in the form of everything else', async () => {
  await using app = await testApp()
  const { hostname, port } = new URL(app.url)
  for (const [said, status, code] of [
    ['GARBAGE', 400, 'validation_failed'],
    [`GET /api/health HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}`, 413, 'body_too_large'],
    ['GET /api/chats/%ff HTTP/1.1\r\nhost: x\r\nconnection: close', 400, 'validation_failed'],
  ] as const) {
    const socket = connect(Number(port), hostname)
    socket.write(`${said}\r\n\r\n`)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status, code })
  }
})
