import {
  chatStream,
  newId,
  type ChatListItem,
  type ChatMessage,
  type MessagePage,
  type Paged,
  type Reply,
  type StreamChunk,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import { testCast, testApp } from '../testing/test-app.ts'
import { readSse } from '../testing/read-sse.ts'
import { savedText } from '../testing/saved-text.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const tokensOf = (chunks: StreamChunk[]) =>
  chunks.map((chunk) => (chunk.type === 'token' ? chunk.data.text : '')).join('')

test('POST /realtime answers as a stream and says where the answer is', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const answer = await readSse(ada, '/realtime', {
    method: 'POST',
    body: { prompt: '/demo tokens=30 rate=0 ttft=0 tool=calculator', tools: ['calculator'] },
  })
  const replyId = answer.headers.get('x-reply-id')
  const page = await ada.must<MessagePage>(`/chats/${answer.headers.get('x-chat-id')}/messages`)
  expect(answer.events[0]).toMatchObject({
    type: 'message',
    data: { id: page.items[1]?.id, role: 'assistant' },
  })
  expect(answer.events.some((event) => event.type === 'tool-status')).toBe(true)
  expect(tokensOf(answer.events)).toBe(page.items[1]?.content)
  expect(answer.events.at(-1)).toMatchObject({ type: 'done', data: { status: 'completed' } })
  expect(page.items[1]?.toolCalls).toMatchObject([
    { name: 'calculator', status: 'done', output: { result: 42 } },
  ])
  expect((await ada.must<Reply>(`/replies/${replyId}`)).status).toBe('completed')
})

test('a tool that does not exist is refused by its name, wherever one names tools, and nothing is begun', async () => {
  await using app = await testCast()
  const { ada } = app
  const { id } = await ada.newChat()
  const { message } = await ada.send(id, 'hello', { ask: false })
  const tools = ['clock', 'abacus']
  const asking: [path: string, body: object][] = [
    ['/realtime', { prompt: 'hi', tools }],
    [`/chats/${id}/messages`, { content: 'hi', tools }],
    [`/chats/${id}/replies`, { parentId: message.id, tools }],
    ['/agents', { handle: 'counter', name: 'Counter', tools }],
  ]
  for (const [path, body] of asking)
    expect(await ada.ask(path, { method: 'POST', body }), path).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', detail: 'tools: there is no tool named abacus.' },
    })
  expect((await ada.must<Paged<ChatListItem>>('/chats')).items.map((chat) => chat.id)).toEqual([id])
  expect((await ada.must<MessagePage>(`/chats/${id}/messages`)).items).toHaveLength(1)
})

test('context begins a new chat, and the same key asks only once', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const context = [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hello, Ada.' },
  ]
  const ask = {
    method: 'POST',
    body: { prompt: '/demo tokens=3 rate=0 ttft=0', context },
    headers: { 'idempotency-key': newId() },
  }
  const first = await readSse(ada, '/realtime', ask)
  const second = await readSse(ada, '/realtime', ask)
  expect(second.headers.get('x-reply-id')).toBe(first.headers.get('x-reply-id'))
  expect(tokensOf(second.events)).toBe(tokensOf(first.events))
  const page = await ada.must<MessagePage>(`/chats/${first.headers.get('x-chat-id')}/messages`)
  expect(page.items.map((message) => message.content).slice(0, 2)).toEqual(['Hello', 'Hello, Ada.'])
  expect(page.items).toHaveLength(4)
})

test('an answer is read on from any place, while it is written and after', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, '/demo tokens=60 rate=200 ttft=0 reasoning=4')
  const path = `/replies/${reply?.id}/stream`
  const whole = await readSse(ada, path)
  expect(tokensOf(whole.events)).toBe((await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content)
  for (const [index, lastId] of whole.ids.entries()) {
    const rest = await readSse(ada, path, { headers: { 'last-event-id': lastId } })
    expect(tokensOf(rest.events)).toBe(tokensOf(whole.events.slice(index + 1)))
  }
  expect(await ada.refused(path, { headers: { 'last-event-id': 'nonsense' } })).toBe('invalid_cursor')
})

test('[R9] a reader who leaves stops nothing, and [R16] whoever may speak can stop it', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=500 ttft=0')
  const replyId = reply?.id ?? ''
  const leaving = new AbortController()
  await readSse(ada, `/replies/${replyId}/stream`, {
    signal: leaving.signal,
    onEvent: ({ type }) => type === 'token' && leaving.abort(),
  }).catch(() => {})
  expect((await ada.must<Reply>(`/replies/${replyId}`)).status).toBe('running')
  await ada.stop(replyId)
  expect((await ada.ended(replyId)).status).toBe('stopped')
  const message = await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)
  expect(message).toMatchObject({ status: 'stopped' })
  expect(message.content.length).toBeGreaterThan(0)
  expect(await ada.refused(`/replies/${replyId}/stop`, { method: 'POST' })).toBe('reply_not_running')
})

test('a stopped answer goes on exactly where it stopped', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const prompt = '/demo tokens=400 seed=3 rate=400 ttft=0'
  const { reply } = await ada.send(id, `${prompt} hang=300`)
  const replyId = reply?.id ?? ''
  await until(
    async () =>
      (await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content.length > 50 || undefined,
  )
  await ada.stop(replyId)
  await ada.ended(replyId)
  const kept = (await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content
  await verifyAction(cast, ada, id, () => ada.must(`/replies/${replyId}/continue`, { method: 'POST' }))
  const whole = (await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content
  expect(whole.startsWith(kept)).toBe(true)
  const other = await ada.newChat()
  const unbroken = await ada.send(other.id, prompt)
  await cast.settle()
  expect(whole).toBe((await ada.must<ChatMessage>(`/messages/${unbroken.reply?.messageId}`)).content)
  expect(await ada.refused(`/replies/${replyId}/continue`, { method: 'POST' })).toBe('reply_not_continuable')
})

test('a stop, a tool and a new name of one’s own are seen alike by who looks on and who comes later', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  await verifyAction(cast, ada, id, async () => {
    const { reply } = await ada.send(id, '/demo tokens=100000 rate=300 ttft=0')
    await until(
      async () =>
        (await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content.length > 50 || undefined,
    )
    await ada.stop(reply?.id ?? '')
  })
  await verifyAction(cast, ada, id, () => ada.send(id, '/demo tokens=20 rate=0 ttft=0 tool=calculator,clock'))
  await verifyAction(cast, ada, id, () =>
    ada.must('/users/profile', { method: 'PUT', body: { name: 'Ada L.' } }),
  )
  await verifyAction(cast, ada, id, () => ada.newChat({ title: 'Another' }))
})

test('an answer that fails keeps its text and says why', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const sent = await verifyAction(cast, ada, id, () =>
    ada.send(id, '/demo tokens=50 rate=0 ttft=0 fail=after:10'),
  )
  const message = await ada.must<ChatMessage>(`/messages/${sent.reply?.messageId}`)
  expect(message).toMatchObject({
    status: 'error',
    reply: { status: 'error', error: { code: 'provider_cut_off' } },
  })
  expect(message.content.length).toBeGreaterThan(10)
})

test('while an answer is written nothing may be put after it', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=100 ttft=0')
  expect(
    await ada.refused(`/chats/${id}/messages`, { method: 'POST', body: { content: 'and another thing' } }),
  ).toBe('reply_running')
  expect(
    await ada.refused('/chats', {
      method: 'POST',
      body: { branchFrom: { chatId: id, messageId: reply?.messageId } },
    }),
  ).toBe('reply_running')
  await ada.stop(reply?.id ?? '')
  await cast.settle()
})

test('deleting a chat ends what is written in it', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  await ada.send(id, '/demo tokens=100000 rate=100 ttft=0')
  const socket = await ada.socket()
  socket.say({ type: 'subscribe', stream: chatStream(id) })
  await socket.hears('live')
  await ada.must(`/chats/${id}`, { method: 'DELETE' })
  expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream: chatStream(id) })
  await cast.settle()
})

test('[R14] an answer whose process was lost goes on in the next one, from what was saved', async () => {
  const first = await testApp()
  const ada = await first.person('ada')
  const { id } = await ada.newChat()
  const prompt = '/demo tokens=300 seed=3 rate=150 ttft=0'
  const { reply } = await ada.send(id, `${prompt} hang=200`)
  // A process that drains gives its replies away at once; the text it saved is what the next one starts from.
  const { db } = first.app.spine.store
  await savedText(first.app.spine.store, { reply })
  await db.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
  const ended = await ada.ended(reply?.id ?? '')
  expect(ended).toMatchObject({ status: 'completed', attempt: 2 })
  const text = (await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)).content
  // It began with what had been saved, not from nothing.
  const { epoch } = await ada.snapshot(chatStream(id))
  const socket = await ada.socket()
  socket.say({ type: 'subscribe', stream: chatStream(id), cursor: { epoch, seq: 0 } })
  const { event } = await socket.hears(
    'event',
    (frame) => frame.event.type === 'reply.started' && frame.event.attempt === 2,
  )
  const [base] = event.type === 'reply.started' ? event.parts : []
  expect(base?.type === 'text' && base.text !== '' && text.startsWith(base.text)).toBe(true)
  const again = await ada.send((await ada.newChat()).id, prompt)
  await first.settle()
  expect(text).toBe((await ada.must<ChatMessage>(`/messages/${again.reply?.messageId}`)).content)
  await first[Symbol.asyncDispose]()
})
