import { inboxStream, type ChatMessage, type InboxState } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { roomCast } from '../testing/room-cast.ts'
import { verifyAction } from '../testing/verify-action.ts'

const PUT = { method: 'PUT' }
const DELETE = { method: 'DELETE' }
const edit = (content: string) => ({ method: 'PATCH', body: { content } })

const mentionsOf = async (person: Person, chatId: string) =>
  (await person.snapshot<InboxState>(inboxStream(person.id))).state.chats[chatId]?.mentions

test('who edits their words mentions whom they name now, and nobody else', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, room } = app
  const { message } = await ada.send(room.id, 'hello @bob')
  expect(await mentionsOf(bob, room.id)).toBe(1)
  await verifyAction(app, bob, room.id, async () => {
    const edited = await ada.must<ChatMessage>(`/messages/${message.id}`, edit('hello @vic'))
    expect(edited.mentions).toEqual([vic.id])
  })
  expect([await mentionsOf(bob, room.id), await mentionsOf(vic, room.id)]).toEqual([0, 1])
  expect(await bob.refused(`/messages/${message.id}`, edit('mine now'))).toBe('forbidden')
})

test('what is deleted leaves no reactions, mentions or pin behind', async () => {
  await using app = await roomCast()
  const { ada, bob, room, fresh } = app
  const { message } = await ada.send(room.id, 'hello @bob')
  await bob.must(`/messages/${message.id}/reactions/${encodeURIComponent('👍')}`, PUT)
  await bob.must(`/messages/${message.id}/pin`, PUT)
  await ada.send(room.id, 'below', { threadId: message.id })
  await verifyAction(app, bob, room.id, () => ada.must(`/messages/${message.id}`, DELETE))
  expect((await fresh()).messages[message.id]).toMatchObject({
    status: 'deleted',
    parts: [],
    mentions: [],
    reactions: [],
    pinned: null,
    thread: { replies: 1 },
  })
  expect(await mentionsOf(bob, room.id)).toBe(0)
  const { db } = app.app.spine.store
  for (const table of ['reactions', 'mentions'] as const)
    expect(await db.selectFrom(table).select('message_id').execute()).toEqual([])
  for (const [path, how] of [
    [`/messages/${message.id}`, DELETE],
    [`/messages/${message.id}/pin`, PUT],
    [`/messages/${message.id}`, edit('back again')],
  ] as const)
    expect(await ada.refused(path, how)).toBe('not_found')
})

test('managers delete what anybody said; others only what is theirs', async () => {
  await using app = await roomCast({ bobIs: 'admin' })
  const { ada, bob, vic, eve, room } = app
  const own = (await ada.send(room.id, 'from the owner')).message
  expect(await vic.refused(`/messages/${own.id}`, DELETE)).toBe('forbidden')
  expect(await eve.refused(`/messages/${own.id}`, DELETE)).toBe('not_found')
  await verifyAction(app, vic, room.id, () => bob.must(`/messages/${own.id}`, DELETE))
})

test('members delete nobody else’s words', async () => {
  await using app = await roomCast()
  const { ada, bob, room } = app
  const { message } = await ada.send(room.id, 'stays')
  expect(await bob.refused(`/messages/${message.id}`, DELETE)).toBe('forbidden')
})
