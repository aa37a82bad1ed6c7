import { newId } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { roomCast } from '../testing/room-cast.ts'
import { verifyAction } from '../testing/verify-action.ts'

const PUT = { method: 'PUT' }
const DELETE = { method: 'DELETE' }
const at = (messageId: string, emoji: string) =>
  `/messages/${messageId}/reactions/${encodeURIComponent(emoji)}`
const react = (person: Person, messageId: string, emoji: string, how = PUT) =>
  person.must(at(messageId, emoji), how)

test('people set emoji on a message, each once, and take their own off again', async () => {
  await using app = await roomCast()
  const { ada, bob, room, fresh } = app
  const { message } = await ada.send(room.id, 'tea?')
  await verifyAction(app, ada, room.id, async () => {
    await react(bob, message.id, '👍')
    await react(ada, message.id, '❤️')
    await react(ada, message.id, '👍')
    await react(bob, message.id, '👍')
  })
  expect((await fresh()).messages[message.id]?.reactions).toEqual([
    { emoji: '👍', people: [bob.id, ada.id] },
    { emoji: '❤️', people: [ada.id] },
  ])
  await verifyAction(app, bob, room.id, async () => {
    await react(ada, message.id, '❤️', DELETE)
    await react(bob, message.id, '👍', DELETE)
    await react(bob, message.id, '👍', DELETE)
    // One that was gone comes back at the end.
    await react(bob, message.id, '❤️')
    await react(bob, message.id, '👍')
  })
  expect((await fresh()).messages[message.id]?.reactions).toEqual([
    { emoji: '👍', people: [ada.id, bob.id] },
    { emoji: '❤️', people: [bob.id] },
  ])
})

test('a message holds thirty different emoji, and any number of people', async () => {
  await using app = await roomCast()
  const { ada, bob, room, fresh } = app
  const { message } = await ada.send(room.id, 'tea?')
  const rows = (emoji: string, people: number, emojiPlace: number) =>
    Array.from({ length: people }, (_, place) => ({
      message_id: message.id,
      emoji,
      person_id: newId(),
      at: 1,
      emoji_place: emojiPlace,
      place,
    }))
  const emoji = ['😀', '😁', '😂', '🤣', '😃', '😄', '😅', '😆', '😉', '😊', '😋', '😎', '😍', '😘', '🥰']
  const more = ['😗', '😙', '😚', '🙂', '🤗', '🤩', '🤔', '🫡', '🤨', '😐', '😑', '😶', '🙄', '😏', '😣']
  const { db } = app.app.spine.store
  await db
    .insertInto('reactions')
    .values(rows('😀', 999, 1))
    .execute()
  for (const [index, one] of [...emoji, ...more].slice(1, 29).entries())
    await db
      .insertInto('reactions')
      .values(rows(one, 1, index + 2))
      .execute()
  await verifyAction(app, ada, room.id, async () => {
    await react(bob, message.id, '😀')
    await react(bob, message.id, '😣')
  })
  const { reactions = [] } = (await fresh()).messages[message.id] ?? {}
  expect(reactions).toHaveLength(30)
  expect(reactions[0]?.people).toHaveLength(1000)
  expect(reactions[0]?.people.at(-1)).toBe(bob.id)
  expect(await bob.refused(at(message.id, '🎉'), PUT)).toBe('too_many_reactions')
  await react(ada, message.id, '😏')
})

test('only those who may speak react, with one emoji, to what is there', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, eve, room } = app
  const { message } = await ada.send(room.id, 'tea?')
  expect(await vic.refused(at(message.id, '👍'), PUT)).toBe('forbidden')
  expect(await eve.refused(at(message.id, '👍'), PUT)).toBe('not_found')
  expect(await bob.refused(at(newId(), '👍'), PUT)).toBe('not_found')
  for (const wrong of ['a', '👍👍', '<b>', ':+1:'])
    expect(await bob.refused(at(message.id, wrong), PUT)).toBe('validation_failed')
  await bob.must(`/messages/${(await bob.send(room.id, 'gone')).message.id}`, DELETE)
})

test('[R6] a reaction that arrives twice under one id counts once, over a socket as over HTTP', async () => {
  await using app = await roomCast()
  const { ada, bob, room, fresh } = app
  const { message } = await ada.send(room.id, 'tea?')
  const socket = await bob.socket()
  const op = { type: 'op', opId: newId(), verb: 'reaction.add', args: { messageId: message.id, emoji: '👍' } }
  socket.say(op)
  await socket.hears('ok')
  await react(bob, message.id, '👍', DELETE)
  socket.say(op)
  await socket.hears('ok')
  expect((await fresh()).messages[message.id]?.reactions).toEqual([])
})
