import {
  chatStream,
  inboxStream,
  newId,
  type ChatMessage,
  type MessagePage,
  type SentMessage,
} from '@parley/contracts'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { splitTokens } from '../providers/demo-text.ts'
import { memoryBus } from '../streams/bus/memory.ts'
import { RawSocket } from '../testing/raw-socket.ts'
import { standStill } from '../testing/standing-time.ts'
import { testApp, testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'

const QUICK = '/demo tokens=20 rate=0 ttft=0'

test('[R3] events come in order without gaps, and a cursor goes on exactly where it was', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const stream = chatStream(id)
  const first = await ada.socket()
  first.say({ type: 'subscribe', stream })
  const { epoch, seq } = await first.hears('snapshot')
  await first.hears('live')
  await ada.send(id, QUICK)
  await first.hears('event', (frame) => frame.event.type === 'reply.ended')
  const seqs = first.all('event').map((frame) => frame.seq)
  expect(seqs).toEqual(seqs.map((_, index) => seq + 1 + index))

  const second = await ada.socket()
  second.say({ type: 'subscribe', stream, cursor: { epoch, seq: seq + 1 } })
  await second.hears('live')
  expect(second.all('snapshot')).toEqual([])
  expect(second.all('event')).toEqual(first.all('event').slice(1))
})

test('events that were sent and not acknowledged are counted', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const stream = chatStream(id)
  const socket = await ada.socket()
  const lag = async () =>
    Number(/^parley_ack_lag_events (\d+)$/m.exec(await ada.must<string>('/metrics'))?.[1] ?? NaN)
  socket.say({ type: 'subscribe', stream })
  const { seq } = await socket.hears('snapshot')
  socket.say({ type: 'ack', stream, seq })
  await until(async () => (await lag()) === 0 || undefined, 'no lag')
  await ada.send(id, 'one more', { ask: false })
  await socket.hears('event', (frame) => frame.event.type === 'message.sent')
  await until(async () => (await lag()) > 0 || undefined, 'a lag')
  await until(async () => {
    const newest = Math.max(...socket.all('event').map((frame) => frame.seq))
    socket.say({ type: 'ack', stream, seq: newest })
    return (await lag()) === 0 || undefined
  }, 'no lag')
})

test('[R4] another epoch, a cursor from the future, or too much missed gets a snapshot', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const stream = chatStream(id)
  const { epoch, seq } = await ada.snapshot(stream)
  const socket = await ada.socket()
  for (const cursor of [
    { epoch: newId(), seq },
    { epoch, seq: seq + 1000 },
  ]) {
    socket.say({ type: 'subscribe', stream, cursor })
    await socket.hears('snapshot')
    await socket.hears('live')
  }
  for (let turn = 0; turn < 51; turn++)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ada.must(`/chats/${id}`, { method: 'PATCH', body: { title: `${turn}.${index}` } }),
      ),
    )
  socket.say({ type: 'subscribe', stream, cursor: { epoch, seq } })
  expect((await socket.hears('snapshot')).seq).toBe(seq + 510)
})

test('[R7] a stream one may not read does not exist: to subscribe, to fill, to act upon', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await ada.newChat()
  const { message, reply } = await ada.send(id, QUICK)
  await cast.settle()
  const socket = await bob.socket()
  const own = chatStream((await bob.newChat()).id)
  socket.say({ type: 'subscribe', stream: own })
  await socket.hears('live')
  for (const stream of [chatStream(id), inboxStream(ada.id), chatStream(newId()), inboxStream(newId())]) {
    socket.say({ type: 'subscribe', stream })
    expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream })
    socket.say({ type: 'fill', stream, messageId: reply?.messageId, attempt: 1, part: 0, offset: 0 })
    expect(await socket.hears('error')).toMatchObject({ code: 'not_found' })
  }
  const ops = [
    { verb: 'message.send', args: { chatId: id, content: 'hi' } },
    { verb: 'message.delete', args: { messageId: message.id } },
    { verb: 'chat.delete', args: { chatId: id } },
    { verb: 'chat.move-place', args: { chatId: id, messageId: message.id } },
    { verb: 'reply.continue', args: { replyId: reply?.id } },
  ]
  for (const op of ops) {
    const opId = newId()
    socket.say({ type: 'op', opId, ...op })
    expect(await socket.hears('error')).toMatchObject({ code: 'not_found', opId })
  }
  // Another's message through one's own stream.
  socket.say({ type: 'fill', stream: own, messageId: reply?.messageId, attempt: 1, part: 0, offset: 0 })
  socket.say({ type: 'stop_reply', opId: newId(), replyId: reply?.id })
  expect(await socket.hears('error')).toMatchObject({ code: 'not_found' })
  expect(socket.all('delta')).toEqual([])
})

test('[R7] a session that is ended hears nothing more, and no other is touched', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const socket = await ada.socket()
  socket.say({ type: 'subscribe', stream: inboxStream(ada.id) })
  await socket.hears('live')
  await ada.must('/auth/logout', { method: 'POST' })
  expect((await socket.ends()).code).toBe(4001)
})

test('[R10] text that was missed is filled, while it is written and when it is long done', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, QUICK)
  await cast.settle()
  const { content } = await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)
  const socket = await ada.socket()
  const stream = chatStream(id)
  socket.say({ type: 'subscribe', stream })
  await socket.hears('live')
  socket.say({ type: 'fill', stream, messageId: reply?.messageId, attempt: 1, part: 0, offset: 5 })
  expect(await socket.hears('delta')).toMatchObject({
    part: 0,
    kind: 'text',
    offset: 5,
    text: content.slice(5),
  })
})

test('[R11] every viewer is sent the text once, whenever they came', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const stream = chatStream(id)
  const early = await ada.socket()
  early.say({ type: 'subscribe', stream })
  await early.hears('live')
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=400 ttft=0')
  await early.hears('delta')
  const late = await ada.socket()
  late.say({ type: 'subscribe', stream })
  const { state } = await late.hears('snapshot')
  const had = state.kind === 'chat' ? state.live[reply?.messageId ?? '']?.parts[0] : undefined
  await until(() => late.all('delta').length > 20 || undefined, 'text for who came late')
  await ada.stop(reply?.id ?? '')
  await early.hears('event', (frame) => frame.event.type === 'reply.ended')
  await late.hears('event', (frame) => frame.event.type === 'reply.ended')
  const { content } = await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)
  const textOf = (socket: RawSocket) =>
    socket
      .all('delta')
      .map((delta) => delta.text)
      .join('')
  expect(textOf(early)).toBe(content)
  expect((had && 'text' in had ? had.text : '') + textOf(late)).toBe(content)
  // Not each token by itself.
  expect(early.all('delta').length).toBeLessThan((splitTokens(content).length * 3) / 4)
})

test('[R11] who reads continuations is sent a text as one delta that names it, and then only how it goes on', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const [plain, brief] = [await ada.socket(), await ada.socket({ continuations: true })]
  for (const socket of [plain, brief]) {
    socket.say({ type: 'subscribe', stream: chatStream(id) })
    await socket.hears('live')
  }
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=400 ttft=0 reasoning=20')
  const textIn = (socket: RawSocket) => socket.all('delta').filter(({ part }) => part === 1).length
  for (const socket of [plain, brief]) await until(() => textIn(socket) > 5 || undefined, 'text')
  await ada.stop(reply?.id ?? '')
  for (const socket of [plain, brief])
    await socket.hears('event', (frame) => frame.event.type === 'reply.ended')
  const { parts } = await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)
  for (const socket of [plain, brief]) {
    const texts = parts.map((_, part) =>
      socket
        .all('delta')
        .filter((delta) => delta.part === part)
        .map((delta) => delta.text)
        .join(''),
    )
    expect(texts).toEqual(parts.map((part) => ('text' in part ? part.text : '')))
  }
  expect(brief.all('delta').filter(({ name }) => name !== undefined)).toHaveLength(parts.length)
  expect(brief.all('delta').length).toBeGreaterThan(parts.length)
  expect(plain.all('delta').some(({ name }) => name !== undefined)).toBe(false)
})

test('[R6] an op over a socket is the same op over HTTP: same id, same answer, one effect', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const socket = await ada.socket()
  const opId = newId()
  const args = { content: 'hello', ask: false }
  socket.say({ type: 'op', opId, verb: 'message.send', args: { chatId: id, ...args } })
  socket.say({ type: 'op', opId, verb: 'message.send', args: { chatId: id, ...args } })
  const answers = [await socket.hears('ok'), await socket.hears('ok')]
  expect(answers[0]).toEqual(answers[1])
  expect((await ada.must<MessagePage>(`/chats/${id}/messages`)).items.map((message) => message.id)).toEqual([
    (answers[0]?.answer as SentMessage | undefined)?.message.id,
  ])
  socket.say({ type: 'op', opId: newId(), verb: 'nonsense', args: {} })
  expect(await socket.hears('error')).toMatchObject({ code: 'unsupported' })
  socket.say({ type: 'op', opId: newId(), verb: 'message.send', args: { chatId: id } })
  expect(await socket.hears('error')).toMatchObject({ code: 'validation_failed' })
})

test('[R2] though every hint is lost, everyone learns what happened', async () => {
  const deaf = { ...memoryBus(), listen: () => () => {} }
  await using app = await testApp({ bus: deaf })
  const ada = await app.person('ada')
  const { id } = await ada.newChat()
  const socket = await ada.socket()
  socket.say({ type: 'subscribe', stream: chatStream(id) })
  await socket.hears('live')
  await ada.send(id, 'is anybody there?', { ask: false })
  expect((await socket.hears('event')).event.type).toBe('message.sent')
})

test('[R18] a server that stops says goodbye', async () => {
  const app = await testApp()
  const ada = await app.person('ada')
  const socket = await ada.socket()
  await app.app.close()
  expect((await socket.hears('bye')).spreadMs).toBeGreaterThan(0)
  expect((await socket.ends()).code).toBe(1001)
  await app[Symbol.asyncDispose]()
})

test('[R18] handshakes of one moment wait for each other, and are sent away only when too many wait', async () => {
  await using app = await testApp()
  const { port } = new URL(app.url)
  const knockAtOnce = (count: number) => Array.from({ length: count }, () => knock(Number(port)))
  expect(new Set(await Promise.all(knockAtOnce(300)))).toEqual(new Set([101]))
  // One moment, however long a busy machine takes for a thousand.
  const goOn = standStill()
  const knocks = knockAtOnce(1000)
  let refused = 0
  for (const status of knocks) void status.then((code) => void (code === 503 && refused++))
  await until(() => refused >= 400 || undefined, 'who is sent away')
  goOn()
  const statuses = await Promise.all(knocks)
  expect(statuses.filter((status) => status === 503)).toHaveLength(refused)
  expect(statuses.filter((status) => status === 101)).toHaveLength(1000 - refused)
})

/** Asks for a socket and is gone with the answer; gives its status. */
async function knock(port: number): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  socket.write(
    `GET /api/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`,
  )
  const [head] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return Number(head.toString().split(' ')[1])
}

test('[R20] what is not understood is answered, and when it goes on the socket is closed', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const other = await bob.socket()
  const nonsense = [
    '{bad json',
    'null',
    '[]',
    '"hello"',
    '{}',
    '{"type":"nonsense"}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","stream":7}',
    `{"type":"subscribe","stream":"chat:${'x'.repeat(300)}"}`,
    '{"type":"op","opId":"no","verb":"message.send","args":{}}',
  ]
  const socket = await ada.socket()
  for (const frame of nonsense) socket.sayRaw(frame)
  expect((await socket.ends()).code).toBe(4000)
  expect(socket.all('error')).toHaveLength(nonsense.length)
  const binary = await ada.socket()
  binary.sayRaw(Buffer.from([1, 2, 3]))
  await binary.hears('error')
  const huge = await ada.socket()
  huge.sayRaw(`"${'x'.repeat(300_000)}"`)
  expect((await huge.ends()).code).toBe(1009)
  const rude = await RawSocket.knock(cast.url, { authorization: `Bearer ${ada.token}` })
  rude.say({ type: 'subscribe', stream: inboxStream(ada.id) })
  expect((await rude.ends()).code).toBe(4000)
  other.say({ type: 'subscribe', stream: inboxStream(bob.id) })
  await other.hears('live')
})

test('a socket is for whoever is logged in, from pages of this server', async () => {
  await using app = await testApp()
  const ada = await app.person('ada')
  expect((await (await RawSocket.knock(app.url, {})).ends()).code).toBe(4001)
  expect((await (await RawSocket.knock(app.url, { authorization: 'Bearer forged' })).ends()).code).toBe(4001)
  const authorization = `Bearer ${ada.token}`
  const foreign = await RawSocket.knock(app.url, { authorization, origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
  const own = await RawSocket.knock(app.url, { authorization, origin: app.url })
  own.say({ type: 'hello', protocol: 1 })
  await own.hears('welcome')
})

test('ops over a socket count against the same rate as requests', async () => {
  standStill()
  await using cast = await testCast({ env: { RATE_LIMIT_ANSWERS_PER_MINUTE: '8' } })
  const { ada } = cast
  const { id } = await ada.newChat()
  const socket = await ada.socket()
  const send = () =>
    socket.say({
      type: 'op',
      opId: newId(),
      verb: 'message.send',
      args: { chatId: id, parentId: null, content: QUICK },
    })
  send()
  send()
  await socket.hears('ok')
  await socket.hears('ok')
  send()
  expect(await socket.hears('error')).toMatchObject({ code: 'too_many_requests' })
  expect(await ada.refused(`/chats/${id}/messages`, { method: 'POST', body: { content: QUICK } })).toBe(
    'too_many_requests',
  )
  await cast.settle()
})

test('[R20] who asks for an upgrade that nobody takes, and resets, harms nobody', async () => {
  await using cast = await testCast()
  const { port } = new URL(cast.url)
  for (let knocks = 0; knocks < 100; knocks++) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, knocks % 3))
    socket.resetAndDestroy()
  }
  expect((await cast.ada.ask('/health')).status).toBe(200)
})
