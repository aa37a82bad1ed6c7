import { chatStream, inboxStream, type InboxState } from '@parley/contracts'
import { expect, test } from 'vitest'
import { answerOf, begun, makeAgent, roomOf } from '../testing/rooms.ts'
import { readSse } from '../testing/read-sse.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const LONG = '/demo tokens=100000 rate=200 ttft=0'

test('a room that is deleted while an agent answers stops it, and is gone from everybody’s list', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const stream = chatStream(room.id)
  const socket = await bob.socket()
  socket.say({ type: 'subscribe', stream })
  await socket.hears('live')
  // The second waits until the first has ended.
  const { reply } = await bob.send(room.id, `@helper ${LONG}`)
  const { reply: waiting } = await bob.send(room.id, `@helper ${LONG}`)
  await begun(bob, reply)
  await ada.must(`/chats/${room.id}`, { method: 'DELETE' })
  expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream })
  await cast.settle()

  const replies = await cast.app.spine.store.db
    .selectFrom('replies')
    .select(['id', 'status'])
    .where('chat_id', '=', room.id)
    .execute()
  expect(Object.fromEntries(replies.map(({ id, status }) => [id, status]))).toEqual({
    [String(reply?.id)]: 'stopped',
    [String(waiting?.id)]: 'stopped',
  })
  for (const person of [ada, bob]) {
    expect(await person.refused(`/chats/${room.id}`)).toBe('not_found')
    expect((await person.snapshot<InboxState>(inboxStream(person.id))).state.chats).toEqual({})
  }
})

test('a room that is archived stops what its agents write, and what waits to be written', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [], [helper])
  const { reply } = await ada.send(room.id, `@helper ${LONG}`)
  const { reply: waiting } = await ada.send(room.id, `@helper ${LONG}`)
  const before = await begun(ada, reply)
  await verifyAction(cast, ada, room.id, async () => {
    await ada.must(`/chats/${room.id}/closed`, { method: 'PUT' })
    for (const one of [reply, waiting]) expect((await ada.ended(one?.id ?? '')).status).toBe('stopped')
  })
  expect((await answerOf(ada, reply)).content.startsWith(before.content)).toBe(true)
})

test('[R7] who is removed reads no answer to its end, by whatever way they read it; an agent that is removed stops', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const { reply } = await ada.send(room.id, `@helper ${LONG}`)
  await begun(bob, reply)
  let hasBegun = false
  const onEvent = () => void (hasBegun = true)
  const reading = readSse(bob, `/replies/${reply?.id}/stream`, { onEvent })
  await until(() => hasBegun || undefined)
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  expect((await reading).events.map(({ type }) => type)).not.toContain('done')
  expect(await bob.refused(`/replies/${reply?.id}/stream`)).toBe('not_found')
  const { items } = await bob.must<{ items: unknown[] }>('/messages/search?q=helper')
  expect(items).toEqual([])

  await ada.must(`/chats/${room.id}/participants/${helper.id}`, { method: 'DELETE' })
  expect((await ada.ended(String(reply?.id))).status).toBe('stopped')
})
