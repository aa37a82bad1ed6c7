import {
  inboxStream,
  newId,
  type Chat,
  type ChatListItem,
  type InboxState,
  type Paged,
  type RoomListing,
  type SentMessage,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

const patch = (body: object, key = newId()) => ({
  method: 'PATCH',
  body,
  headers: { 'idempotency-key': key },
})

test('the settings of a room change one by one, and all who look on see it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([bob], { topic: 'Shapes', agentReads: 9 })
  const key = newId()
  const body = { room: { visibility: 'public', agentsAnswer: 'never' } }
  const changed = await verifyAction(cast, bob, room.id, () =>
    ada.must<Chat>(`/chats/${room.id}`, patch(body, key)),
  )
  expect(changed.room).toEqual({
    topic: 'Shapes',
    visibility: 'public',
    agentsAnswer: 'never',
    agentReads: 9,
    invites: 'managers',
    closedAt: null,
  })
  expect(await ada.must(`/chats/${room.id}`, patch(body, key))).toEqual(changed)
  expect(await ada.op('chat.update', { chatId: room.id, room: { topic: 'Forms' } })).toMatchObject({
    room: { topic: 'Forms', visibility: 'public' },
  })
  expect((await bob.must<Chat>(`/chats/${room.id}`)).room).toMatchObject({ topic: 'Forms', agentReads: 9 })
  expect(await bob.refused(`/chats/${room.id}`, patch({ room: { topic: 'mine' } }))).toBe('forbidden')
  const direct = await ada.newChat()
  expect(await ada.refused(`/chats/${direct.id}`, patch({ room: { topic: 'x' } }))).toBe('not_a_room')
  expect(await ada.refused(`/chats/${room.id}`, patch({ room: { agentReads: 0 } }))).toBe('validation_failed')
})

test('[R8] a room that is renamed or closed looks so in everybody’s list, without a row for each of them', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([bob])
  const socket = await bob.socket()
  socket.say({ type: 'subscribe', stream: inboxStream(bob.id) })
  await socket.hears('live')
  const { seq } = await bob.snapshot(inboxStream(bob.id))
  const shows = (wanted: Partial<ChatListItem>) =>
    socket.hears(
      'signal',
      ({ signal }) =>
        signal.kind === 'chats.listed' &&
        signal.items.some((item) =>
          Object.entries(wanted).every(([key, value]) => value === item[key as 'id']),
        ),
    )
  await ada.must(`/chats/${room.id}`, patch({ title: 'Forms' }))
  await shows({ id: room.id, title: 'Forms' })
  expect((await bob.snapshot(inboxStream(bob.id))).seq).toBe(seq)
})

test('a closed room is read and not spoken in, until it is opened again', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([bob], { visibility: 'public' })
  const sent = (await ada.send(room.id, 'before')) satisfies SentMessage
  const closed = `/chats/${room.id}/closed`
  expect(await bob.refused(closed, { method: 'PUT' })).toBe('forbidden')
  await verifyAction(cast, bob, room.id, () => ada.must(closed, { method: 'PUT' }))
  await ada.must(closed, { method: 'PUT' })
  const { room: settings } = await bob.must<Chat>(`/chats/${room.id}`)
  expect(settings?.closedAt).toEqual(expect.any(Number))
  const post = { method: 'POST', body: { content: 'hi' } }
  for (const person of [ada, bob]) {
    expect(await person.refused(`/chats/${room.id}/messages`, post)).toBe('room_closed')
    expect(await person.op('message.send', { chatId: room.id, content: 'hi' })).toBe('room_closed')
  }
  expect(await ada.refused(`/messages/${sent.message.id}`, patch({ content: 'after' }))).toBe('room_closed')
  const eve = await cast.person('eve')
  expect(await eve.refused(`/chats/${room.id}/membership`, { method: 'PUT' })).toBe('room_closed')
  expect((await eve.must<Paged<RoomListing>>('/rooms')).items).toEqual([])
  await bob.must(`/chats/${room.id}/messages`)
  expect(await ada.op('room.reopen', { chatId: room.id })).toBe(null)
  await bob.send(room.id, 'after')
  expect(await ada.op('room.close', { chatId: room.id })).toBe(null)
  const direct = await ada.newChat()
  expect(await ada.refused(`/chats/${direct.id}/closed`, { method: 'PUT' })).toBe('not_a_room')
})

test('a room is muted for oneself alone', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([[bob, 'viewer']])
  const mutedAt = async (person: typeof ada) =>
    (await person.snapshot<InboxState>(inboxStream(person.id))).state.chats[room.id]?.mutedAt
  await verifyAction(cast, bob, room.id, () => bob.must(`/chats/${room.id}/mute`, { method: 'PUT' }))
  expect([await mutedAt(bob), await mutedAt(ada)]).toEqual([expect.any(Number), null])
  await verifyAction(cast, bob, room.id, () => bob.must(`/chats/${room.id}/mute`, { method: 'DELETE' }))
  expect(await mutedAt(bob)).toBe(null)
  expect(await bob.op('chat.mute', { chatId: room.id })).toBe(null)
  expect(await bob.op('chat.unmute', { chatId: room.id })).toBe(null)
  const eve = await cast.person('eve')
  expect(await eve.refused(`/chats/${room.id}/mute`, { method: 'PUT' })).toBe('not_found')
})

test('the directory has the public rooms one may join, by the words of title and topic, a page at a time', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const make = (title: string, room: object) =>
    ada.newChat({ title, room: { visibility: 'public', ...room } })
  await ada.newRoom([], { topic: 'private shapes' })
  const forms = await make('Forms', { topic: 'Shapes & 100% of lines' })
  await make('Colours', {})
  const shapes = await make('SHAPES', {})
  await bob.must(`/chats/${forms.id}/membership`, { method: 'PUT' })
  const find = (query: string) => bob.must<Paged<RoomListing>>(`/rooms?${query}`)
  expect((await find('q=shapes')).items).toEqual([
    { id: shapes.id, title: 'SHAPES', topic: '', people: 1, joined: false, activeAt: expect.any(Number) },
    {
      id: forms.id,
      title: 'Forms',
      topic: 'Shapes & 100% of lines',
      people: 2,
      joined: true,
      activeAt: expect.any(Number),
    },
  ])
  expect((await find('q=100%25 forms')).items.map(({ title }) => title)).toEqual(['Forms'])
  expect((await find('q=_')).items).toEqual([])
  const first = await find('limit=2')
  const second = await find(`limit=2&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['SHAPES', 'Colours', 'Forms'])
  expect(second.nextCursor).toBeUndefined()
  expect(await bob.refused('/rooms?cursor=x')).toBe('invalid_cursor')
  await ada.must(`/chats/${forms.id}/participants/${bob.id}`, { method: 'DELETE' })
  await ada.must(`/chats/${shapes.id}`, { method: 'DELETE' })
  expect((await find('')).items.map(({ title }) => title)).toEqual(['Colours'])
})
