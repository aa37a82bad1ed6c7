import {
  chatStream,
  type Agent,
  type ChatMessage,
  type ChatPresence,
  type Presence,
  type Reply,
  type SentMessage,
  type Signal,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import type { RawSocket } from './testing/raw-socket.ts'
import { testReplicas } from './testing/replicas.ts'
import { until } from './testing/until.ts'

type Told<Kind extends Signal['kind']> = Extract<Signal, { kind: Kind }>

const told = <Kind extends Signal['kind']>(socket: RawSocket, kind: Kind): Told<Kind>[] =>
  socket.all('signal').flatMap(({ signal }) => (signal.kind === kind ? [signal as Told<Kind>] : []))

async function following(person: Person, chatId: string): Promise<RawSocket> {
  const socket = await person.socket()
  socket.say({ type: 'subscribe', stream: chatStream(chatId) })
  await socket.hears('live')
  return socket
}

/** Who is there by all that a socket was told. */
const there = (socket: RawSocket, { id }: Person): Presence =>
  told(socket, 'presence').reduce<Record<string, Presence>>(
    (known, { people, whole }) => ({ ...(whole ? {} : known), ...people }),
    {},
  )[id] ?? 'offline'

test('[R8] who types at one replica is seen to type at another, until they stop or are gone', async () => {
  await using replicas = await testReplicas()
  const [ada] = await replicas.person('ada')
  const [bob, bobElsewhere] = await replicas.person('bob')
  const { id } = await ada.newRoom([bob])
  const looking = await following(ada, id)
  const typing = await following(bobElsewhere, id)
  const seen = (on: boolean[]) =>
    until(() => told(looking, 'typing').length === on.length || undefined, `typing ${on.join()}`)
  typing.say({ type: 'typing', chatId: id, on: true })
  await seen([true])
  typing.say({ type: 'typing', chatId: id, on: false })
  await seen([true, false])
  typing.say({ type: 'typing', chatId: id, on: true })
  await seen([true, false, true])
  typing.cut()
  await seen([true, false, true, false])
  const at = (on: boolean) => ({ kind: 'typing', chatId: id, threadId: null, personId: bob.id, on })
  expect(told(looking, 'typing')).toEqual([at(true), at(false), at(true), at(false)])
})

test('[R8] who is at one replica is there for those at another, with the nearest of all their devices', async () => {
  await using replicas = await testReplicas(undefined, {}, { presenceGraceMs: 50 })
  const [ada] = await replicas.person('ada')
  const [bob, bobElsewhere] = await replicas.person('bob')
  const { id } = await ada.newRoom([bob])
  const looking = await following(ada, id)
  const becomes = (presence: Presence) =>
    until(() => there(looking, bob) === presence || undefined, `bob to be ${presence}`)
  const [laptop, phone] = [await bob.socket(), await bobElsewhere.socket()]
  await becomes('online')
  laptop.say({ type: 'presence', hidden: true })
  phone.say({ type: 'presence', hidden: true })
  await becomes('away')
  phone.say({ type: 'presence', hidden: false })
  await becomes('online')
  const atOther = async () => (await bobElsewhere.must<ChatPresence>(`/chats/${id}/presence`)).people
  await expect.poll(atOther).toEqual({ [ada.id]: 'online', [bob.id]: 'online' })
  phone.close()
  await becomes('away')
  laptop.cut()
  await becomes('offline')
})

test('an agent is made, asked and told what to heed over sockets, each time at another replica', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const [bob, bobElsewhere] = await replicas.person('bob')
  const at = (handle: string) => ({ handle, name: 'Helper', visibility: 'everyone' })
  const agent = (await ada.op<Agent>('agent.create', at('helper'))) as Agent
  const { id } = await ada.newRoom([bob])
  await adaElsewhere.op('participant.add', { chatId: id, kind: 'agent', id: agent.id })
  const content = '@helper /demo tokens=100000 rate=100 ttft=0'
  const sent = (await ada.op<SentMessage>('message.send', { chatId: id, content })) as SentMessage
  const replyId = sent.reply?.id ?? ''
  const screen = bobElsewhere.followChat(id)
  const begun = () => (screen.state()?.live[sent.reply?.messageId ?? '']?.parts.length ?? 0) > 0 || undefined
  await until(begun, 'the beginning of the answer')
  const steered = await adaElsewhere.op<Reply>('reply.steer', {
    replyId,
    content: '/demo say="Short." rate=0',
  })
  expect(steered).toMatchObject({ id: replyId })
  expect(await adaElsewhere.ended(replyId)).toMatchObject({ status: 'completed', attempt: 2 })
  const message = await ada.must<ChatMessage>(`/messages/${sent.reply?.messageId}`)
  expect(message.parts.map(({ type }) => type)).toEqual(['text', 'steer', 'text'])
  await until(() => screen.state()?.messages[message.id]?.status === 'complete' || undefined, 'the end')
  expect(screen.state()?.messages[message.id]?.parts).toEqual(message.parts)
  expect(await bobElsewhere.op('agent.delete', { agentId: agent.id })).toBe('forbidden')
})
