import { inboxStream, unreadOf, type ChatState, type InboxState } from '@parley/contracts'
import { expect, test } from 'vitest'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

test('people in a room hear each other in the same order, and those outside hear nothing', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const eve = await app.person('eve')
  const room = await ada.newChat({
    title: 'Design',
    room: { topic: 'Shapes' },
    participants: [{ kind: 'person', id: bob.id }],
  })
  expect(room).toMatchObject({ kind: 'room', room: { topic: 'Shapes', agentsAnswer: 'mention' } })
  const heard = bob.followChat(room.id)
  await until(() => heard.phase() === 'live' || undefined)
  await verifyAction(app, bob, room.id, () => ada.send(room.id, 'hello @bob'))
  await verifyAction(app, bob, room.id, () => bob.send(room.id, 'hello Ada'))
  await until(() => Object.keys(heard.state()?.messages ?? {}).length === 2 || undefined)
  const { state } = await ada.snapshot<ChatState>(`chat:${room.id}`)
  expect(Object.values(state.messages).map(({ mentions }) => mentions)).toContainEqual([bob.id])
  expect(await eve.refused(`/chats/${room.id}`)).toBe('not_found')
})

test('what others say in a room is unread until one speaks there', async () => {
  await using app = await testCast()
  const { ada, bob } = app
  const participants = [{ kind: 'person', id: bob.id }]
  const room = await ada.newChat({ title: 'Design', room: {}, participants })
  await ada.send(room.id, 'one')
  await ada.send(room.id, 'two @bob')
  const itemOf = async () => (await bob.snapshot<InboxState>(inboxStream(bob.id))).state.chats[room.id]
  const item = await itemOf()
  expect(item && unreadOf(item)).toBe(2)
  expect(item?.mentions).toBe(1)
  await bob.send(room.id, 'I am here')
  const after = await itemOf()
  expect(after && unreadOf(after)).toBe(0)
  expect(after?.mentions).toBe(0)
})
