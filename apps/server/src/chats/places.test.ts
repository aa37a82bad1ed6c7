import { standOf, type Chat, type Message, type MessagePage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { roomCast, type RoomCast } from '../testing/room-cast.ts'
import { verifyAction } from '../testing/verify-action.ts'

const put = (messageId: string) => ({ method: 'PUT', body: { messageId } })
const DELETE = { method: 'DELETE' }

/** A room with a main line of two messages, and another branch of two beside it. */
async function branchedRoom(app: RoomCast) {
  const { ada, bob, room } = app
  const root = (await ada.send(room.id, 'tea?')).message
  const main = (await ada.send(room.id, 'green')).message
  const side = (await bob.send(room.id, 'or coffee?', { parentId: root.id })).message
  const end = (await bob.send(room.id, 'black')).message
  return { root, main, side, end }
}

const stands = async ({ fresh, ada, bob, vic }: RoomCast) => {
  const state = await fresh()
  return [ada, bob, vic].map(({ id }) => standOf(state, id))
}

test('who speaks elsewhere opens a branch, and takes nobody along', async () => {
  await using app = await roomCast()
  const { main, end } = await branchedRoom(app)
  expect(await stands(app)).toEqual([main.id, end.id, main.id])
})

test('in a room everybody moves alone, and follows the main line again', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { main, side, end } = await branchedRoom(app)
  await verifyAction(app, ada, room.id, () => vic.must(`/chats/${room.id}/place`, put(side.id)))
  expect(await stands(app)).toEqual([main.id, end.id, end.id])
  const page = await vic.must<MessagePage>(`/chats/${room.id}/messages?leafId=${end.id}`)
  expect(page.items.map(({ content }) => content)).toEqual(['tea?', 'or coffee?', 'black'])
  await verifyAction(app, ada, room.id, async () => {
    await vic.must(`/chats/${room.id}/place`, DELETE)
    await vic.must(`/chats/${room.id}/place`, DELETE)
    await bob.must(`/chats/${room.id}/place`, put(main.id))
  })
  const { participants } = await app.fresh()
  // The end of the main line is no place of one’s own.
  expect(participants.map(({ placeId }) => placeId)).toEqual([null, null, null])
})

test('who speaks may make another branch the main line, which all follow who have no place of their own', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { root, main, side, end } = await branchedRoom(app)
  await ada.send(room.id, 'white', { parentId: root.id })
  await verifyAction(app, bob, room.id, async () => {
    const promoted = await ada.must<Chat>(`/chats/${room.id}/main-line`, put(side.id))
    expect(promoted.leafId).toBe(end.id)
  })
  expect((await app.fresh()).participants.map(({ placeId }) => placeId)).toEqual([null, null, null])
  await verifyAction(app, bob, room.id, () => bob.send(room.id, 'with milk'))
  expect(new Set(await stands(app)).size).toBe(1)
  expect(await vic.refused(`/chats/${room.id}/main-line`, put(main.id))).toBe('forbidden')
})

test('a place is in this chat, in no thread, and only rooms have more than one', async () => {
  await using app = await roomCast()
  const { ada, eve, room } = app
  const { root } = await branchedRoom(app)
  const inThread: Message = (await ada.send(room.id, 'below', { threadId: root.id })).message
  const direct = await ada.newChat()
  const own = (await ada.send(direct.id, 'alone', { ask: false })).message
  expect(await ada.refused(`/chats/${room.id}/place`, put(inThread.id))).toBe('conflict')
  expect(await ada.refused(`/chats/${room.id}/main-line`, put(own.id))).toBe('not_found')
  expect(await eve.refused(`/chats/${room.id}/place`, put(root.id))).toBe('not_found')
  expect(await ada.refused(`/chats/${direct.id}/place`, DELETE)).toBe('not_a_room')
  expect(await ada.refused(`/chats/${direct.id}/main-line`, put(own.id))).toBe('not_a_room')
  expect(await ada.refused(`/chats/${room.id}/messages?leafId=${own.id}`)).toBe('not_found')
})
