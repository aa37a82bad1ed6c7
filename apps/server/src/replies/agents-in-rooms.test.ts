import type { MessagePage, Paged, Participant, Reply, Run, SentMessage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { answerOf, makeAgent, roomOf } from '../testing/rooms.ts'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

const QUICK = '/demo tokens=8 rate=0 ttft=0'

test('who mentions an agent is answered by it, and everybody sees the same', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper', { name: 'Helper' })
  const room = await roomOf(ada, [bob], [helper])
  await verifyAction(cast, bob, room.id, () => ada.send(room.id, 'nobody is asked here'))
  const sent = await verifyAction(cast, bob, room.id, () => ada.send(room.id, `@helper ${QUICK}`))
  expect(sent.replies).toHaveLength(1)
  expect(sent.reply).toMatchObject({ agentId: helper.id, askedBy: ada.id, depth: 0, model: 'demo:demo' })
  const answer = await answerOf(bob, sent.reply)
  expect(answer).toMatchObject({
    author: { kind: 'agent', id: helper.id, name: 'Helper' },
    status: 'complete',
    parentId: sent.message.id,
  })
  // The script was found behind the name and the mention.
  expect(answer.reply?.usage?.outputTokens).toBe(8)
  expect((await ada.send(room.id, `@helper ${QUICK}`, { ask: false })).replies).toEqual([])
})

test('several agents answer in a line, each once', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const one = await makeAgent(ada, 'one')
  const two = await makeAgent(ada, 'two')
  const room = await roomOf(ada, [bob], [one, two])
  const sent = await verifyAction(cast, ada, room.id, () => bob.send(room.id, `@two @one @two ${QUICK}`))
  expect(sent.replies.map(({ agentId }) => agentId)).toEqual([two.id, one.id])
  const [first, second] = await Promise.all(sent.replies.map((reply) => answerOf(bob, reply)))
  expect(first?.parentId).toBe(sent.message.id)
  expect(second?.parentId).toBe(first?.id)
  const page = await bob.must<MessagePage>(`/chats/${room.id}/messages`)
  expect(page.items.map(({ id }) => id)).toEqual([sent.message.id, first?.id, second?.id])
})

test('a room says when its agents answer: always, or never', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const agents = [await makeAgent(ada, 'one'), await makeAgent(ada, 'two')]
  const eager = await roomOf(ada, [bob], agents, { agentsAnswer: 'always' })
  expect((await bob.send(eager.id, QUICK)).replies).toHaveLength(2)
  expect((await bob.send(eager.id, `@two ${QUICK}`)).replies).toHaveLength(1)
  const silent = await roomOf(ada, [bob], agents, { agentsAnswer: 'never' })
  expect((await bob.send(silent.id, `@one ${QUICK}`)).replies).toEqual([])
  await cast.settle()
})

test('two people who ask one agent at once are answered one after the other', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const slow = '@helper /demo tokens=40 rate=80 ttft=0'
  const [first, second] = await verifyAction<SentMessage[]>(cast, ada, room.id, async () => [
    await ada.send(room.id, slow),
    await bob.send(room.id, slow),
  ])
  const one = await ada.ended(first?.reply?.id ?? '')
  const two = await ada.ended(second?.reply?.id ?? '')
  expect([one.status, two.status]).toEqual(['completed', 'completed'])
  expect(two.startedAt ?? 0).toBeGreaterThanOrEqual(one.endedAt ?? Number.POSITIVE_INFINITY)
})

test('an agent that is one’s own alone answers nobody else in a room', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const mine = await makeAgent(ada, 'mine', { visibility: 'mine' })
  const room = await roomOf(ada, [bob], [mine])
  expect((await bob.send(room.id, `@mine ${QUICK}`)).replies).toEqual([])
  expect((await ada.send(room.id, `@mine ${QUICK}`)).replies).toHaveLength(1)
  await cast.settle()
})

test('everybody in a room is told whom an agent of it answers, also when that changes', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const agent = await makeAgent(ada, 'mine', { visibility: 'mine' })
  const room = await roomOf(ada, [bob], [agent])
  const answersOnly = async () => {
    const { items } = await bob.must<Paged<Participant>>(`/chats/${room.id}/participants`)
    return items.find(({ id }) => id === agent.id)?.answersOnly
  }
  expect(await answersOnly()).toBe(ada.id)
  await verifyAction(cast, bob, room.id, async () => {
    await ada.must(`/agents/${agent.id}`, { method: 'PATCH', body: { visibility: 'room' } })
    await cast.settle()
  })
  expect(await answersOnly()).toBeNull()
})

test('a chat with an agent is answered by it, as it was set up', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const agent = await makeAgent(ada, 'terse', { instructions: '/demo say="As you wish." rate=0 ttft=0' })
  const chat = await bob.newChat({ agentId: agent.id })
  const sent = await verifyAction(cast, bob, chat.id, () => bob.send(chat.id, 'Do something'))
  expect(sent.reply).toMatchObject({ agentId: agent.id, askedBy: bob.id })
  expect((await answerOf(bob, sent.reply)).content).toBe('As you wish.')
  const again = await bob.must<Reply>(`/chats/${chat.id}/replies`, {
    method: 'POST',
    body: { parentId: sent.message.id },
  })
  expect(again.agentId).toBe(agent.id)
  await cast.settle()
  await ada.must(`/agents/${agent.id}`, { method: 'PATCH', body: { visibility: 'mine' } })
  const ask = { method: 'POST', body: { content: 'And now?' } }
  expect(await bob.refused(`/chats/${chat.id}/messages`, ask)).toBe('not_found')
})

test('another answer can be asked of the agent that answered, or of another of the room', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const one = await makeAgent(ada, 'one')
  const two = await makeAgent(ada, 'two')
  const room = await roomOf(ada, [bob], [one])
  const { message } = await ada.send(room.id, `@one ${QUICK}`)
  await cast.settle()
  const ask = (body: object) => ({ method: 'POST', body: { parentId: message.id, ...body } })
  const again = await verifyAction(cast, bob, room.id, () =>
    bob.must<Reply>(`/chats/${room.id}/replies`, ask({})),
  )
  expect(again).toMatchObject({ agentId: one.id, askedBy: bob.id })
  expect((await answerOf(bob, again)).parentId).toBe(message.id)
  expect(await bob.refused(`/chats/${room.id}/replies`, ask({ agentId: two.id }))).toBe('not_found')
})

test('a viewer asks nobody', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const participants = [
    { kind: 'person', id: bob.id, role: 'viewer' },
    { kind: 'agent', id: helper.id },
  ]
  const room = await ada.newChat({ title: 'Look', room: {}, participants })
  const { message, reply } = await ada.send(room.id, '@helper /demo tokens=100000 rate=100 ttft=0')
  const path = `/chats/${room.id}`
  const content = '@helper hello'
  expect(await bob.refused(`${path}/messages`, { method: 'POST', body: { content } })).toBe('forbidden')
  const ask = { method: 'POST', body: { parentId: message.id } }
  expect(await bob.refused(`${path}/replies`, ask)).toBe('forbidden')
  const steer = { method: 'POST', body: { content: 'stop that' } }
  expect(await bob.refused(`/replies/${reply?.id}/steer`, steer)).toBe('forbidden')
  expect(await bob.refused(`/replies/${reply?.id}/stop`, { method: 'POST' })).toBe('forbidden')
  await ada.stop(reply?.id ?? '')
  await cast.settle()
})

test('the record of a room says who asked what of whom, and what came of it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper', { name: 'Helper' })
  const room = await roomOf(ada, [bob], [helper])
  const sent = []
  for (const person of [ada, bob, ada]) {
    sent.push(await person.send(room.id, `@helper ${QUICK}`))
    await cast.settle()
  }
  const page = await bob.must<Paged<Run>>(`/chats/${room.id}/replies?limit=2`)
  expect(page.items.map(({ id }) => id)).toEqual([sent[2]?.reply?.id, sent[1]?.reply?.id])
  expect(page.items[1]).toMatchObject({
    agent: { id: helper.id, name: 'Helper' },
    asker: { id: bob.id, name: 'bob' },
    prompt: `@helper ${QUICK}`,
    output: (await answerOf(bob, sent[1]?.reply)).content,
    status: 'completed',
  })
  const rest = await bob.must<Paged<Run>>(`/chats/${room.id}/replies?limit=2&cursor=${page.nextCursor}`)
  expect(rest.items.map(({ id }) => id)).toEqual([sent[0]?.reply?.id])
  expect(rest.nextCursor).toBeUndefined()
  const eve = await cast.person('eve')
  expect(await eve.refused(`/chats/${room.id}/replies`)).toBe('not_found')
})

test('an agent that is deleted finishes nothing more, and the room goes on without it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const slow = '@helper /demo tokens=100000 rate=100 ttft=0'
  const [running, waiting] = [await ada.send(room.id, slow), await bob.send(room.id, slow)]
  await verifyAction(cast, bob, room.id, () => ada.must(`/agents/${helper.id}`, { method: 'DELETE' }))
  expect((await ada.ended(running.reply?.id ?? '')).status).toBe('stopped')
  expect((await ada.ended(waiting.reply?.id ?? '')).status).toBe('stopped')
  expect((await bob.send(room.id, slow)).replies).toEqual([])
})

test('a reply whose turn was lost is found by looking', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const { db } = cast.app.spine.store
  const { reply } = await ada.send(room.id, `@helper ${QUICK}`)
  await cast.settle()
  // Its job is gone, as when a fault took it along: nothing but its row says that it waits.
  await db
    .updateTable('replies')
    .set({ status: 'queued', queued_at: 0 })
    .where('id', '=', reply?.id ?? '')
    .execute()
  expect(await ada.ended(reply?.id ?? '')).toMatchObject({ status: 'completed', attempt: 2 })
})
