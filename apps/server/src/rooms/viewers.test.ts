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
    ['chat.promote', { messageId }, 'PUT', `${chat}/main-line`],
    ['message.pin', { messageId }, 'PUT', `/messages/${messageId}/pin`],
    ['message.unpin', { messageId }, 'DELETE', `/messages/${messageId}/pin`],
    ['reaction.add', { messageId, emoji: '👍' }, 'PUT', `/messages/${messageId}/reactions/👍`],
    ['reaction.remove', { messageId, emoji: '👍' }, 'DELETE', `/messages/${messageId}/reactions/👍`],
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

/** What a verb takes that its address does not hold. */
const bodyOf = (verb: string, args: Record<string, unknown>) =>
  verb === 'chat.promote'
    ? args
    : Object.fromEntries(
        Object.entries(args).filter(
          ([key]) => !['messageId', 'participantId', 'invitationId', 'emoji'].includes(key),
        ),
      )

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
    const isOfMessage = /^(message|reaction)\./.test(verb) && verb !== 'message.send'
    const inChat = isOfMessage ? args : { chatId: room.id, ...args }
    const body = bodyOf(verb, args)
    const takesBody = method === 'POST' || Object.keys(body).length > 0
    const ask = { method, ...(takesBody && { body }) }
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
