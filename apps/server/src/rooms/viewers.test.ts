import { newId, type SentMessage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { testCast } from '../testing/test-app.ts'

type Verb = [verb: string, args: Record<string, unknown>, method: string, path: string, refusedWith?: string]

/** All that changes a room, by its name over a socket and its address: a verb that is added belongs here too. */
function verbsOf(
  chatId: string,
  { message }: SentMessage,
  ids: { ada: string; bob: string; eve: string },
): Verb[] {
  const chat = `/chats/${chatId}`
  const messageId = message.id
  const invitationId = newId()
  const person = { kind: 'person', id: ids.eve }
  return [
    ['chat.update', { title: 'mine' }, 'PATCH', chat],
    ['chat.update', { room: { topic: 'mine' } }, 'PATCH', chat],
    ['chat.delete', {}, 'DELETE', chat],
    ['message.send', { content: 'hi' }, 'POST', `${chat}/messages`],
    ['message.edit', { messageId, content: 'hi' }, 'PATCH', `/messages/${messageId}`],
    ['message.delete', { messageId }, 'DELETE', `/messages/${messageId}`],
    ['reply.ask', { parentId: messageId }, 'POST', `${chat}/replies`],
    ['room.close', {}, 'PUT', `${chat}/closed`],
    ['room.reopen', {}, 'DELETE', `${chat}/closed`],
    ['participant.add', person, 'POST', `${chat}/participants`],
    [
      'participant.change',
      { participantId: ids.bob, role: 'admin' },
      'PATCH',
      `${chat}/participants/${ids.bob}`,
    ],
    ['participant.remove', { participantId: ids.ada }, 'DELETE', `${chat}/participants/${ids.ada}`],
    ['invitation.create', {}, 'POST', `${chat}/invitations`],
    ['invitation.revoke', { invitationId }, 'DELETE', `${chat}/invitations/${invitationId}`, 'not_found'],
  ]
}

/** Which arguments a verb takes that its address does not hold. */
const bodyOf = ({
  messageId: _message,
  participantId: _participant,
  invitationId: _id,
  ...body
}: object & {
  messageId?: unknown
  participantId?: unknown
  invitationId?: unknown
}) => body

test('a viewer reads, and can change nothing: neither over HTTP nor over a socket', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const eve = await cast.person('eve')
  const room = await ada.newRoom([[bob, 'viewer']], { invites: 'members' })
  const sent = await ada.send(room.id, 'look')
  const outsider = await cast.person('dan')
  for (const [verb, args, method, path, refusedWith = 'forbidden'] of verbsOf(room.id, sent, {
    ada: ada.id,
    bob: bob.id,
    eve: eve.id,
  })) {
    const inChat =
      verb.startsWith('message.') && verb !== 'message.send' ? args : { chatId: room.id, ...args }
    const ask = { method, ...(method !== 'DELETE' && method !== 'PUT' && { body: bodyOf(args) }) }
    expect([verb, await bob.op(verb, inChat)]).toEqual([verb, refusedWith])
    expect([verb, await bob.refused(path, ask)]).toEqual([verb, refusedWith])
    expect([verb, await outsider.op(verb, inChat)]).toEqual([verb, 'not_found'])
    expect([verb, await outsider.refused(path, ask)]).toEqual([verb, 'not_found'])
  }
  await bob.must(`/chats/${room.id}/messages`)
  await bob.must(`/chats/${room.id}/participants`)
  await bob.must(`/chats/${room.id}/pin`, { method: 'PUT' })
  await bob.must(`/chats/${room.id}/membership`, { method: 'DELETE' })
})
