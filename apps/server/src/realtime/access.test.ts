import { chatStream, newId, type SentMessage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { memoryBus } from '../streams/bus/memory.ts'
import type { Bus } from '../streams/bus/bus.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import type { Person } from '../testing/person.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'

/** A bus that loses every hint, or only those of changed access. */
const losingBus = (isLost: (kind: string) => boolean): Bus => {
  const bus = memoryBus()
  const { publish } = bus
  return Object.assign(bus, {
    publish: (hint: Parameters<Bus['publish']>[0]) => {
      if (!isLost(hint.kind)) publish(hint)
    },
  })
}

async function follow(person: Person, chatId: string): Promise<RawSocket> {
  const socket = await person.socket()
  socket.say({ type: 'subscribe', stream: chatStream(chatId) })
  await socket.hears('live')
  return socket
}

const heardWords = (socket: RawSocket) =>
  socket.all('event').flatMap(({ event }) => (event.type === 'message.sent' ? event.message.parts : []))

for (const [what, isLost] of [
  ['no hint is lost', () => false],
  ['hints of changed access are lost', (kind: string) => kind === 'access'],
  ['every hint is lost', () => true],
] as const)
  test(`[R7] [I12] one who is removed hears nothing that is said after it, though ${what}`, async () => {
    await using cast = await testCast({ bus: losingBus(isLost) })
    const { ada, bob } = cast
    const room = await ada.newRoom([bob])
    const stream = chatStream(room.id)
    const socket = await follow(bob, room.id)
    const other = await follow(ada, room.id)
    await ada.send(room.id, 'before')
    await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
    await ada.send(room.id, 'after')
    await ada.send(room.id, 'long after')

    expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream })
    await until(() => heardWords(other).length === 3 || undefined, 'what ada said')
    expect(heardWords(socket).map((part) => 'text' in part && part.text)).not.toContain('after')
    expect(socket.all('event').some(({ event }) => event.type === 'participant.left')).toBe(false)
    // Not by another way either: no signal, no text, no replay.
    socket.say({ type: 'fill', stream, messageId: newId(), attempt: 1, part: 0, offset: 0 })
    expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream })
    socket.say({ type: 'subscribe', stream })
    expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream })
    expect(heardWords(socket).map((part) => 'text' in part && part.text)).not.toContain('after')
  })

test('[R7] one who was removed and brought in again while nobody said so goes on where they were', async () => {
  await using cast = await testCast({ bus: losingBus(() => true) })
  const { ada, bob } = cast
  const room = await ada.newRoom([bob])
  const socket = await follow(bob, room.id)
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  await ada.must(`/chats/${room.id}/participants`, { method: 'POST', body: { kind: 'person', id: bob.id } })
  await ada.send(room.id, 'welcome back')
  await socket.hears('event', ({ event }) => event.type === 'message.sent')
  const seqs = socket.all('event').map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
  expect(socket.all('error')).toEqual([])
})

test('[R7] a chat that is deleted while an answer streams stops it and is gone for everybody', async () => {
  await using cast = await testCast({ bus: losingBus((kind) => kind === 'access') })
  const { ada } = cast
  const { id } = await ada.newChat()
  const socket = await follow(ada, id)
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=200 ttft=0')
  await socket.hears('delta')
  await ada.must(`/chats/${id}`, { method: 'DELETE' })
  expect(await socket.hears('error')).toMatchObject({ code: 'not_found', stream: chatStream(id) })
  await cast.settle()
  const row = await cast.app.spine.store.db
    .selectFrom('replies')
    .select('status')
    .where('id', '=', (reply as NonNullable<SentMessage['reply']>).id)
    .executeTakeFirst()
  expect(row?.status).toBe('stopped')
})
