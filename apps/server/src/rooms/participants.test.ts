import { newId, type Chat, type ChatState, type Participant } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const rolesIn = async (person: Person, chatId: string) => {
  const { items } = await person.must<{ items: Participant[] }>(`/chats/${chatId}/participants`)
  return Object.fromEntries(items.map(({ name, role }) => [name, role]))
}
const changeRole = (role: string) => ({ method: 'PATCH', body: { role } })
const bring = (person: Person, role?: string) => ({
  method: 'POST',
  body: { kind: 'person', id: person.id, ...(role && { role }) },
})

test('people are brought into a room, take roles, hand it over and leave, and everyone who looks on sees it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom()
  const participants = `/chats/${room.id}/participants`

  await verifyAction(cast, ada, room.id, () => ada.must(participants, bring(bob)))
  expect(await rolesIn(bob, room.id)).toEqual({ ada: 'owner', bob: 'member' })
  expect(await ada.refused(participants, bring(bob))).toBe('already_participant')
  await verifyAction(cast, bob, room.id, () => ada.must(`${participants}/${bob.id}`, changeRole('viewer')))
  expect(await bob.refused(`/chats/${room.id}/messages`, { method: 'POST', body: { content: 'hi' } })).toBe(
    'forbidden',
  )
  expect(await ada.refused(`/chats/${room.id}/membership`, { method: 'DELETE' })).toBe('last_owner')
  await verifyAction(cast, ada, room.id, () => ada.must(`${participants}/${bob.id}`, changeRole('owner')))
  expect(await rolesIn(bob, room.id)).toEqual({ ada: 'admin', bob: 'owner' })
  await verifyAction(cast, ada, room.id, () => ada.must(`/chats/${room.id}/membership`, { method: 'DELETE' }))
  expect(await rolesIn(bob, room.id)).toEqual({ bob: 'owner' })
  expect(await ada.refused(`/chats/${room.id}`)).toBe('not_found')
})

test('[R6] what is done with people has one effect under one key, also when it ends one’s own access', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom()
  const key = () => ({ 'idempotency-key': newId() })
  const twice = async (person: Person, path: string, ask: object) => {
    const headers = key()
    const first = await person.must(path, { ...ask, headers })
    expect(await person.must(path, { ...ask, headers })).toEqual(first)
  }
  await twice(ada, `/chats/${room.id}/participants`, bring(bob))
  await twice(ada, `/chats/${room.id}/participants/${bob.id}`, changeRole('admin'))
  await twice(ada, `/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  await twice(ada, `/chats/${room.id}/participants`, bring(bob))
  await twice(bob, `/chats/${room.id}/membership`, { method: 'DELETE' })
  await twice(ada, `/chats/${room.id}`, { method: 'DELETE' })
  const events = await cast.app.spine.store.db
    .selectFrom('events')
    .select('type')
    .where('stream_id', '=', `chat:${room.id}`)
    .orderBy('seq')
    .execute()
  expect(events.map(({ type }) => type)).toEqual([
    'chat.created',
    'participant.joined',
    'participant.changed',
    'participant.left',
    'participant.joined',
    'participant.left',
    'chat.deleted',
  ])
})

test('an admin can do nothing to the owner or to other admins, and nobody gives a role above their own', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const [eve, dan] = [await cast.person('eve'), await cast.person('dan')]
  const room = await ada.newRoom([[bob, 'admin'], [eve, 'admin'], dan])
  const path = (person: Person) => `/chats/${room.id}/participants/${person.id}`
  for (const other of [ada, eve]) {
    expect(await bob.refused(path(other), changeRole('member'))).toBe('forbidden')
    expect(await bob.refused(path(other), { method: 'DELETE' })).toBe('forbidden')
  }
  expect(await bob.refused(path(dan), changeRole('owner'))).toBe('forbidden')
  expect(await bob.refused(path(bob), changeRole('owner'))).toBe('forbidden')
  expect(await ada.refused(path(ada), changeRole('admin'))).toBe('forbidden')
  expect(await dan.refused(path(dan), changeRole('admin'))).toBe('forbidden')
  await bob.must(path(dan), changeRole('viewer'))
  await bob.must(path(bob), changeRole('member'))
  await ada.must(path(eve), { method: 'DELETE' })
  expect(await rolesIn(ada, room.id)).toEqual({ ada: 'owner', bob: 'member', dan: 'viewer' })
})

test('who brings others in is a setting, and one who was removed comes back by a manager only', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const [eve, dan] = [await cast.person('eve'), await cast.person('dan')]
  const strict = await ada.newRoom([bob])
  expect(await bob.refused(`/chats/${strict.id}/participants`, bring(eve))).toBe('forbidden')
  const room = await ada.newRoom([bob, [dan, 'viewer']], { invites: 'members', visibility: 'public' })
  const participants = `/chats/${room.id}/participants`
  expect(await dan.refused(participants, bring(eve))).toBe('forbidden')
  expect(await bob.refused(participants, bring(eve, 'admin'))).toBe('forbidden')
  await bob.must(participants, bring(eve))
  await ada.must(`${participants}/${eve.id}`, { method: 'DELETE' })
  expect(await bob.refused(participants, bring(eve))).toBe('removed_from_room')
  expect(await eve.refused(`/chats/${room.id}/membership`, { method: 'PUT' })).toBe('removed_from_room')
  await ada.must(participants, bring(eve))
  await eve.must(`/chats/${room.id}/membership`, { method: 'DELETE' })
  await eve.must(`/chats/${room.id}/membership`, { method: 'PUT' })
  expect(await rolesIn(eve, room.id)).toEqual({ ada: 'owner', bob: 'member', dan: 'viewer', eve: 'member' })
})

test('a public room is joined by anybody, as often as they like; any other does not exist for them', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const [open, secret] = [await ada.newRoom([], { visibility: 'public' }), await ada.newRoom()]
  const direct = await ada.newChat()
  const join = { method: 'PUT' }
  for (const { id } of [secret, direct, { id: newId() }]) {
    expect(await bob.refused(`/chats/${id}/membership`, join)).toBe('not_found')
    expect(await bob.refused(`/chats/${id}/membership`, { method: 'DELETE' })).toBe('not_found')
    expect(await bob.refused(`/chats/${id}/participants`)).toBe('not_found')
    expect(await bob.refused(`/chats/${id}/participants`, bring(bob))).toBe('not_found')
  }
  expect(await ada.refused(`/chats/${direct.id}/participants`, bring(bob))).toBe('not_a_room')
  expect((await bob.must<Chat>(`/chats/${open.id}/membership`, join)).id).toBe(open.id)
  await verifyAction(cast, bob, open.id, () => bob.must(`/chats/${open.id}/membership`, join))
  const { state } = await ada.snapshot<ChatState>(`chat:${open.id}`)
  expect(state.participants.map(({ role }) => role)).toEqual(['owner', 'member'])
})

test('the verbs of membership are ops too', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id: chatId } = await ada.newRoom([], { visibility: 'public' })
  expect(await bob.op('room.join', { chatId })).toMatchObject({ id: chatId })
  expect(await bob.op('participant.change', { chatId, participantId: ada.id, role: 'viewer' })).toBe(
    'forbidden',
  )
  expect(await ada.op('participant.change', { chatId, participantId: bob.id, role: 'admin' })).toMatchObject({
    role: 'admin',
  })
  expect(await ada.op('participant.remove', { chatId, participantId: bob.id })).toBe(null)
  expect(await bob.op('room.join', { chatId })).toBe('removed_from_room')
  expect(await ada.op('participant.add', { chatId, kind: 'person', id: bob.id })).toMatchObject({
    role: 'member',
  })
  expect(await bob.op('room.leave', { chatId })).toBe(null)
  expect(await bob.op('participant.add', { chatId, kind: 'person', id: bob.id })).toBe('not_found')
})

test('a role that changes while a socket is open holds for the next op on it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([bob])
  const socket = await bob.socket()
  const say = async (content: string) => {
    const opId = newId()
    socket.say({ type: 'op', opId, verb: 'message.send', args: { chatId: room.id, content } })
    return until(() =>
      socket.heard.find((frame) => (frame.type === 'ok' || frame.type === 'error') && frame.opId === opId),
    )
  }
  expect(await say('one')).toMatchObject({ type: 'ok' })
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, changeRole('viewer'))
  expect(await say('two')).toMatchObject({ type: 'error', code: 'forbidden' })
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, changeRole('member'))
  expect(await say('three')).toMatchObject({ type: 'ok' })
})
