import {
  newId,
  type Chat,
  type ChatListItem,
  type ChatMessage,
  type MessagePage,
  type Paged,
  type Reply,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import { json, startFakeUpstream } from '../providers/fake-upstream.ts'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

test('what is said is answered, and everyone who looks on ends with the same', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const chat = await ada.newChat()
  const sent = await verifyAction(cast, ada, chat.id, () =>
    ada.send(chat.id, '/demo tokens=40 rate=0 ttft=0 reasoning=5'),
  )
  const page = await ada.must<MessagePage>(`/chats/${chat.id}/messages`)
  expect(page.items.map((message) => message.role)).toEqual(['user', 'assistant'])
  expect(page.items[1]?.content.length).toBeGreaterThan(100)
  expect(page.items[1]?.reply).toMatchObject({
    id: sent.reply?.id,
    status: 'completed',
    attempt: 1,
    usage: { outputTokens: 45 },
  })
})

test('a chat takes its first words as its title, and can be renamed, pinned, archived and deleted', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  await verifyAction(cast, ada, id, () => ada.send(id, 'What is a lease?\nAnd a fence?', { ask: false }))
  expect((await ada.must<Chat>(`/chats/${id}`)).title).toBe('What is a lease?')
  await verifyAction(cast, ada, id, () =>
    ada.must(`/chats/${id}`, { method: 'PATCH', body: { title: 'Leases' } }),
  )
  await verifyAction(cast, ada, id, () => ada.must(`/chats/${id}/pin`, { method: 'PUT' }))
  await verifyAction(cast, ada, id, () => ada.must(`/chats/${id}/pin`, { method: 'DELETE' }))
  await verifyAction(cast, ada, id, () => ada.must(`/chats/${id}/archive`, { method: 'PUT' }))
  expect((await ada.must<Paged<ChatListItem>>('/chats')).items).toEqual([])
  expect((await ada.must<Paged<ChatListItem>>('/chats?archived=true&q=lea')).items).toMatchObject([
    { id, title: 'Leases' },
  ])
  await verifyAction(cast, ada, id, () => ada.must(`/chats/${id}/archive`, { method: 'DELETE' }))
  await verifyAction(cast, ada, id, () =>
    ada.must(`/chats/${id}`, {
      method: 'PATCH',
      body: { model: 'demo:demo', parameters: { temperature: 0.5 } },
    }),
  )
  await verifyAction(cast, ada, id, () => ada.must(`/chats/${id}`, { method: 'DELETE' }))
  expect(await ada.refused(`/chats/${id}`)).toBe('not_found')
})

test('who answers is named by the message, else the chat, else the person, else the server', async () => {
  const listed = { data: [{ id: 'one' }, { id: 'two' }] }
  const said = { choices: [{ index: 0, delta: { content: 'Hello.' }, finish_reason: 'stop' }] }
  await using upstream = await startFakeUpstream(({ path }) =>
    path.endsWith('/models')
      ? json(200, listed)
      : { pieces: [`data: ${JSON.stringify(said)}\n\n`, 'data: [DONE]\n\n'] },
  )
  await using cast = await testCast({
    env: { LLM_MOCK_MODE: 'false', OPENAI_COMPATIBLE_BASE_URL: `${upstream.url}/v1` },
  })
  const { ada } = cast
  const serverChoice = 'openai-compatible:one'
  // Nobody waits for long for what a provider offers.
  await expect.poll(async () => JSON.stringify(await ada.must('/models'))).toContain(serverChoice)
  const prefer = (defaultModel: string | null) =>
    ada.must('/users/profile', { method: 'PUT', body: { preferences: { defaultModel } } })
  const answeredBy = async (chat: { model?: string } = {}, message: { model?: string } = {}) =>
    (await ada.send((await ada.newChat(chat)).id, 'hello', message)).reply?.model

  expect(await answeredBy()).toBe(serverChoice)
  await prefer('demo:demo')
  expect(await answeredBy()).toBe('demo:demo')
  expect(await answeredBy({ model: 'openai-compatible:one' })).toBe('openai-compatible:one')
  expect(await answeredBy({ model: 'openai-compatible:one' }, { model: 'openai-compatible:two' })).toBe(
    'openai-compatible:two',
  )
  await prefer('openai-compatible:gone')
  expect(await answeredBy()).toBe(serverChoice)
  await prefer(null)
  expect(await answeredBy()).toBe(serverChoice)
})

test('an edited message is a branch of its own, and one can go back and forth', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const first = await ada.send(id, '/demo tokens=3 rate=0 ttft=0')
  await cast.settle()
  const edited = await verifyAction(cast, ada, id, () =>
    ada.send(id, '/demo tokens=4 rate=0 ttft=0', { parentId: null }),
  )
  const page = await ada.must<MessagePage>(`/chats/${id}/messages`)
  expect(page.items[0]?.id).toBe(edited.message.id)
  expect(page.children['root']).toEqual([first.message.id, edited.message.id])
  const back = { method: 'PUT', body: { messageId: first.message.id } }
  const moved = await verifyAction(cast, ada, id, () => ada.must<Chat>(`/chats/${id}/place`, back))
  expect(moved.leafId).toBe(first.reply?.messageId)
})

test('another answer is an alternative to the first', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { message, reply } = await ada.send(id, '/demo tokens=3 rate=0 ttft=0')
  await cast.settle()
  const ask = { method: 'POST', body: { parentId: message.id } }
  const other = await verifyAction(cast, ada, id, () => ada.must<Reply>(`/chats/${id}/replies`, ask))
  const page = await ada.must<MessagePage>(`/chats/${id}/messages`)
  expect(page.children[message.id]).toEqual([reply?.messageId, other.messageId])
})

test('a chat branches off from any message, with copies of all that led to it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await ada.newChat({ title: 'Origin' })
  const { reply } = await ada.send(id, '/demo tokens=3 rate=0 ttft=0')
  await cast.settle()
  await ada.send(id, 'more', { ask: false })
  const branchFrom = { chatId: id, messageId: reply?.messageId }
  const branch = await ada.newChat({ branchFrom })
  expect(branch).toMatchObject({ title: 'Origin', branchedFrom: branchFrom })
  const texts = (page: MessagePage) => page.items.map((message) => message.content)
  const original = texts(await ada.must<MessagePage>(`/chats/${id}/messages`))
  expect(texts(await ada.must<MessagePage>(`/chats/${branch.id}/messages`))).toEqual(original.slice(0, 2))
  expect(await bob.refused('/chats', { method: 'POST', body: { branchFrom } })).toBe('not_found')
})

test('one’s own words can be changed in place and taken back', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { message, reply } = await ada.send(id, '/demo tokens=3 rate=0 ttft=0')
  await cast.settle()
  const path = `/messages/${message.id}`
  await verifyAction(cast, ada, id, () =>
    ada.must(path, { method: 'PATCH', body: { content: 'other words' } }),
  )
  expect(await ada.must<ChatMessage>(path)).toMatchObject({
    content: 'other words',
    editedAt: expect.any(Number),
  })
  expect(
    await ada.refused(`/messages/${reply?.messageId}`, { method: 'PATCH', body: { content: 'mine' } }),
  ).toBe('forbidden')
  await verifyAction(cast, ada, id, () => ada.must(path, { method: 'DELETE' }))
  expect(await ada.must<ChatMessage>(path)).toMatchObject({ content: '', status: 'deleted' })
})

test('what belongs to another does not exist, whichever way it is asked for', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await ada.newChat()
  const { message, reply } = await ada.send(id, '/demo tokens=3 rate=0 ttft=0')
  await cast.settle()
  const own = await bob.newChat()
  const post = (body: object) => ({ method: 'POST', body })
  expect(await bob.refused(`/chats/${id}`)).toBe('not_found')
  expect(await bob.refused(`/chats/${id}`, { method: 'PATCH', body: { title: 'x' } })).toBe('not_found')
  expect(await bob.refused(`/chats/${id}`, { method: 'DELETE' })).toBe('not_found')
  expect(await bob.refused(`/chats/${id}/pin`, { method: 'PUT' })).toBe('not_found')
  expect(await bob.refused(`/chats/${id}/messages`)).toBe('not_found')
  expect(await bob.refused(`/chats/${id}/messages`, post({ content: 'hi' }))).toBe('not_found')
  expect(await bob.refused(`/chats/${id}/events`)).toBe('not_found')
  expect(await bob.refused(`/messages/${message.id}`)).toBe('not_found')
  expect(await bob.refused(`/messages/${message.id}`, { method: 'DELETE' })).toBe('not_found')
  expect(await bob.refused(`/replies/${reply?.id}`)).toBe('not_found')
  expect(await bob.refused(`/replies/${reply?.id}/stream`)).toBe('not_found')
  expect(await bob.refused(`/replies/${reply?.id}/stop`, post({}))).toBe('not_found')
  expect(await bob.refused('/realtime', post({ prompt: 'hi', chatId: id }))).toBe('not_found')
  // Ids of the other's messages within one's own chat.
  expect(await bob.refused(`/chats/${own.id}/messages`, post({ content: 'hi', parentId: message.id }))).toBe(
    'not_found',
  )
  expect(await bob.refused(`/chats/${own.id}/replies`, post({ parentId: message.id }))).toBe('not_found')
  expect(
    await bob.refused(`/chats/${own.id}/place`, { method: 'PUT', body: { messageId: message.id } }),
  ).toBe('not_found')
  expect(await bob.refused(`/chats/${own.id}/messages?before=${message.id}`)).toBe('not_found')
  // An id that is taken says nothing of who has it.
  expect(await bob.refused('/chats', post({ id }))).toBe('conflict')
  expect(await bob.refused(`/chats/${own.id}/messages`, post({ content: 'hi', id: message.id }))).toBe(
    'conflict',
  )
})

test('[R6] the same op may arrive twice, even at once: one effect, one answer', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const headers = { 'idempotency-key': newId() }
  const send = () => ada.send(id, '/demo tokens=3 rate=0 ttft=0', {}, headers)
  const answers = await Promise.all([send(), send(), send()])
  answers.push(await send())
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  await cast.settle()
  expect((await ada.must<MessagePage>(`/chats/${id}/messages`)).items).toHaveLength(2)
  const other = { method: 'POST', body: { content: 'something else' }, headers }
  expect(await ada.refused(`/chats/${id}/messages`, other)).toBe('idempotency_key_reused')
  const made = await Promise.all(
    [1, 2].map(() =>
      ada.must<Chat>('/chats', { method: 'POST', body: {}, headers: { 'idempotency-key': id } }),
    ),
  )
  expect(made[0]).toEqual(made[1])
})

test('lists go on where they left off', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const made: string[] = []
  for (let index = 0; index < 5; index++) made.push((await ada.newChat({ title: `Chat ${index}` })).id)
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await ada.must<Paged<ChatListItem>>(`/chats?limit=2${cursor}`)
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
  } while (cursor)
  expect(seen).toEqual(made.toReversed())
  expect(await ada.refused('/chats?cursor=nonsense')).toBe('invalid_cursor')
})

test('a long branch is read in stretches, from its end upwards', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  for (let index = 0; index < 7; index++) await ada.send(id, `message ${index}`, { ask: false })
  const newest = await ada.must<MessagePage>(`/chats/${id}/messages?limit=3`)
  const earlier = await ada.must<MessagePage>(`/chats/${id}/messages?limit=10&before=${newest.nextCursor}`)
  const texts = [...earlier.items, ...newest.items].map((message) => message.content)
  expect(texts).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `message ${index}`))
  expect(earlier.nextCursor).toBeUndefined()
})
