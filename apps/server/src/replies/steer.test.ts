import { type ChatMessage, type Part, type Reply } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { answerOf, begun, makeAgent, roomOf } from '../testing/rooms.ts'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

const ENDLESS = '/demo tokens=100000 rate=200 ttft=0'
const SHORT = '/demo say="Short, then." rate=0 ttft=0'

const steer = (person: Person, reply: Reply | null | undefined, content: string) =>
  person.must<Reply>(`/replies/${reply?.id}/steer`, { method: 'POST', body: { content } })

const kindsOf = ({ parts }: ChatMessage) => parts.map(({ type }: Part) => type)

test('an answer that is being written keeps its text, heeds what it is told and goes on', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const { reply } = await bob.send(room.id, `@helper ${ENDLESS}`)
  const before = await begun(bob, reply)
  await verifyAction(cast, ada, room.id, () => steer(bob, reply, SHORT))
  const after = await answerOf(ada, reply)
  expect(kindsOf(after)).toEqual(['text', 'steer', 'text'])
  expect(after.content.startsWith(before.content)).toBe(true)
  expect(after.content.endsWith('Short, then.')).toBe(true)
  expect(after.parts[1]).toEqual({ type: 'steer', by: { id: bob.id, name: 'bob' }, words: SHORT })
  expect(after.reply).toMatchObject({ status: 'completed', attempt: 2, askedBy: bob.id })
})

test('words are heeded at the next checkpoint when the hint is lost', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, ENDLESS)
  await begun(ada, reply)
  const part = { type: 'steer', by: { id: ada.id, name: 'ada' }, words: SHORT }
  await cast.app.spine.store.db
    .updateTable('replies')
    .set({ steer: JSON.stringify([part]) })
    .execute()
  expect((await ada.ended(reply?.id ?? '')).status).toBe('completed')
  expect((await answerOf(ada, reply)).content.endsWith('Short, then.')).toBe(true)
})

test('words that were kept when the process was lost are heeded by the next', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, ENDLESS)
  await begun(ada, reply)
  const part = { type: 'steer', by: { id: ada.id, name: 'ada' }, words: SHORT }
  // Another has it by now, and its lease is over: so it looks after a crash.
  await cast.app.spine.store.db
    .updateTable('replies')
    .set({ steer: JSON.stringify([part]), lease_until: 0, fence: 100 })
    .execute()
  expect((await ada.ended(reply?.id ?? '')).status).toBe('completed')
  const message = await answerOf(ada, reply)
  expect(message.parts.some(({ type }) => type === 'steer')).toBe(true)
  expect(message.content.endsWith('Short, then.')).toBe(true)
})

test('an answer that waits for its turn takes the words along', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const first = await ada.send(room.id, `@helper ${ENDLESS}`)
  const second = await bob.send(room.id, `@helper ${ENDLESS}`)
  await verifyAction(cast, ada, room.id, async () => {
    expect((await steer(bob, second.reply, SHORT)).status).toBe('queued')
    await ada.stop(first.reply?.id ?? '')
  })
  const message = await answerOf(ada, second.reply)
  expect(kindsOf(message)).toEqual(['steer', 'text'])
  expect(message.content).toBe('Short, then.')
})

test.each(['completed', 'stopped'])('an answer that was %s goes on with the words', async (status) => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, status === 'stopped' ? ENDLESS : '/demo tokens=20 rate=0 ttft=0')
  if (status === 'stopped') {
    await begun(ada, reply)
    await ada.stop(reply?.id ?? '')
  }
  const before = await ada.ended(reply?.id ?? '')
  expect(before.status).toBe(status)
  const kept = (await answerOf(ada, reply)).content
  await verifyAction(cast, ada, id, () => steer(ada, reply, SHORT))
  const after = await answerOf(ada, reply)
  expect(after.content).toBe(`${kept}Short, then.`)
  expect(after.reply?.status).toBe('completed')
  // What it cost before is not forgotten.
  expect(after.reply?.usage?.outputTokens).toBeGreaterThan(before.usage?.outputTokens ?? 0)
})

test('only who asked, or who manages the room, may stop or steer an answer', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const carol = await cast.person('carol')
  const eve = await cast.person('eve')
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob, carol], [helper])
  const { reply } = await bob.send(room.id, `@helper ${ENDLESS}`)
  await begun(bob, reply)
  const words = { method: 'POST', body: { content: SHORT } }
  for (const [person, code] of [
    [carol, 'forbidden'],
    [eve, 'not_found'],
  ] as const) {
    expect(await person.refused(`/replies/${reply?.id}/steer`, words)).toBe(code)
    expect(await person.refused(`/replies/${reply?.id}/stop`, { method: 'POST' })).toBe(code)
  }
  await ada.stop(reply?.id ?? '')
  expect((await bob.ended(reply?.id ?? '')).status).toBe('stopped')
  expect(await carol.refused(`/replies/${reply?.id}/continue`, { method: 'POST' })).toBe('forbidden')
  await steer(ada, reply, SHORT)
  expect((await bob.ended(reply?.id ?? '')).status).toBe('completed')
})

test('a stop that comes with the words wins', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, ENDLESS)
  await begun(ada, reply)
  await verifyAction(cast, ada, id, async () => {
    await cast.app.spine.store.db.updateTable('replies').set({ steer: '[]' }).execute()
    await ada.stop(reply?.id ?? '')
  })
  expect((await ada.ended(reply?.id ?? '')).status).toBe('stopped')
})
