import type { Paged, Reply, Run } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { readSse } from '../testing/read-sse.ts'
import { answerOf, makeAgent, roomOf } from '../testing/rooms.ts'
import { savedText } from '../testing/saved-text.ts'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

const QUICK = '/demo tokens=40 seed=5 rate=0 ttft=0'

const goOn = (person: Person, reply: Reply | null | undefined) =>
  person.must<Reply>(`/replies/${reply?.id}/continue`, { method: 'POST' })

const refusedToGoOn = (person: Person, reply: Reply | null | undefined) =>
  person.refused(`/replies/${reply?.id}/continue`, { method: 'POST' })

const runsOf = async (person: Person, chatId: string, query = '') =>
  (await person.must<Paged<Run>>(`/chats/${chatId}/replies${query}`)).items.toReversed()

test('an answer that reached its limit of tokens is complete, says so, and goes on where it was cut', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await verifyAction(cast, ada, id, () => ada.send(id, `${QUICK} cut=length:15`))
  const cut = await answerOf(ada, reply)
  expect(cut).toMatchObject({
    status: 'complete',
    reply: { status: 'completed', cut: 'length', error: null, usage: { outputTokens: 15 } },
  })
  await verifyAction(cast, ada, id, () => goOn(ada, reply))
  const whole = await answerOf(ada, reply)
  expect(whole.content.startsWith(cut.content)).toBe(true)
  expect(whole.reply).toMatchObject({ status: 'completed', usage: { outputTokens: 40 } })
  expect(whole.reply).not.toHaveProperty('cut')
  expect(await refusedToGoOn(ada, reply)).toBe('reply_not_continuable')
})

test('POST /realtime is done with such an answer, and says what cut it, then and later', async () => {
  await using cast = await testCast()
  const { ada } = cast
  for (const cut of ['length', 'filter'] as const) {
    const asked = { method: 'POST', body: { prompt: `${QUICK} cut=${cut}:15` } }
    const answer = await readSse(ada, '/realtime', asked)
    const done = { type: 'done', data: { status: 'completed', cut } }
    expect(answer.events.at(-1)).toMatchObject(done)
    const again = await readSse(ada, `/replies/${answer.headers.get('x-reply-id')}/stream`)
    expect(again.events.at(-1)).toMatchObject(done)
  }
  const whole = await readSse(ada, '/realtime', { method: 'POST', body: { prompt: QUICK } })
  expect(whole.events.at(-1)?.data).not.toHaveProperty('cut')
})

test('the limit that a chat is set to cuts its answers each time they go on', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat({ parameters: { maxTokens: 15 } })
  const { reply } = await ada.send(id, QUICK)
  const stood = []
  for (let times = 0; times < 3; times++) {
    if (times > 0) await goOn(ada, reply)
    const { cut, usage } = await ada.ended(reply?.id ?? '')
    stood.push([cut, usage?.outputTokens])
  }
  expect(stood).toEqual([
    ['length', 15],
    ['length', 30],
    [undefined, 40],
  ])
})

test('what a filter left is kept and not continued; where it left nothing the answer failed', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await verifyAction(cast, ada, id, () => ada.send(id, `${QUICK} cut=filter:15`))
  const kept = await answerOf(ada, reply)
  expect(kept).toMatchObject({ status: 'complete', reply: { status: 'completed', cut: 'filter' } })
  expect(kept.content).not.toBe('')
  expect(await refusedToGoOn(ada, reply)).toBe('reply_not_continuable')
  const nothing = await ada.send(id, `${QUICK} reasoning=9 cut=filter:0`)
  const failed = await ada.ended(nothing.reply?.id ?? '')
  expect(failed).toMatchObject({ status: 'error', error: { code: 'provider_refused' } })
  expect(failed).not.toHaveProperty('cut')
})

test('words to heed set an answer that was cut to writing as any other', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, `${QUICK} cut=length:15`)
  await ada.ended(reply?.id ?? '')
  const steer = { method: 'POST', body: { content: '/demo say="Short, then." rate=0 ttft=0' } }
  await verifyAction(cast, ada, id, () => ada.must(`/replies/${reply?.id}/steer`, steer))
  const after = await answerOf(ada, reply)
  expect(after.reply).not.toHaveProperty('cut')
  expect(after.content.endsWith('Short, then.')).toBe(true)
})

test('[R14] an answer that was lost and taken up again says what cut it', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat({ parameters: { maxTokens: 300 } })
  const { reply } = await verifyAction(cast, ada, id, async () => {
    const sent = await ada.send(id, '/demo tokens=9000 rate=200 ttft=0 hang=100')
    await savedText(cast.app.spine.store, sent)
    const { db } = cast.app.spine.store
    await db.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
    await ada.ended(sent.reply?.id ?? '')
    return sent
  })
  expect(await ada.ended(reply?.id ?? '')).toMatchObject({ status: 'completed', attempt: 2, cut: 'length' })
})

test('who asked an agent for it, or manages the room, lets it go on; its record says what cut it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const carol = await cast.person('carol')
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob, carol], [helper])
  const { reply } = await bob.send(room.id, `@helper ${QUICK} cut=length:15`)
  await bob.send(room.id, `@helper ${QUICK} fail=refuse`)
  await cast.settle()
  expect(await runsOf(carol, room.id)).toMatchObject([
    { id: reply?.id, status: 'completed', cut: 'length' },
    { status: 'error' },
  ])
  expect(await runsOf(carol, room.id, '?status=completed')).toMatchObject([{ id: reply?.id }])
  expect(await runsOf(carol, room.id, '?status=stopped')).toEqual([])
  expect(await refusedToGoOn(carol, reply)).toBe('forbidden')
  await verifyAction(cast, carol, room.id, () => goOn(ada, reply))
  const [run] = await runsOf(carol, room.id)
  expect(run).toMatchObject({ id: reply?.id, status: 'completed' })
  expect(run).not.toHaveProperty('cut')
})

test('agents whom an answer mentioned before it was cut are not asked once more when it goes on', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const ping = await makeAgent(ada, 'ping', {
    instructions: '/demo say="@pong your turn" tokens=40 cut=length:15 rate=0 ttft=0',
  })
  const pong = await makeAgent(ada, 'pong', { instructions: '/demo say="Thanks." rate=0 ttft=0' })
  const room = await roomOf(ada, [], [ping, pong])
  const { reply } = await ada.send(room.id, '@ping begin')
  await cast.settle()
  const agentsOf = async () => (await runsOf(ada, room.id)).map(({ agentId }) => agentId)
  expect(await agentsOf()).toEqual([ping.id, pong.id])
  await verifyAction(cast, ada, room.id, () => goOn(ada, reply))
  expect(await answerOf(ada, reply)).toMatchObject({ status: 'complete', mentions: [pong.id] })
  expect(await agentsOf()).toEqual([ping.id, pong.id])
})
