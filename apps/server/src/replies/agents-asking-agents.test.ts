import type { Paged, Run } from '@parley/contracts'
import { expect, test } from 'vitest'
import { answerOf, makeAgent, roomOf } from '../testing/rooms.ts'
import type { Person } from '../testing/person.ts'
import { savedText } from '../testing/saved-text.ts'
import { testCast } from '../testing/test-app.ts'
import { verifyAction } from '../testing/verify-action.ts'

const saying = (words: string) => ({ instructions: `/demo say="${words}" rate=0 ttft=0` })
const runsOf = async (person: Person, chatId: string) =>
  (await person.must<Paged<Run>>(`/chats/${chatId}/replies`)).items.toReversed()

test('agents who mention each other stop at the bound, and the asker stays the person', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const ping = await makeAgent(ada, 'ping', saying('@pong your turn'))
  const pong = await makeAgent(ada, 'pong', saying('@ping your turn'))
  const room = await roomOf(ada, [bob], [ping, pong])
  await verifyAction(cast, ada, room.id, () => bob.send(room.id, '@ping begin'))
  const runs = await runsOf(ada, room.id)
  expect(runs.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4])
  expect(runs.map(({ agentId }) => agentId)).toEqual([ping.id, pong.id, ping.id, pong.id, ping.id])
  expect(runs.every(({ askedBy, status }) => askedBy === bob.id && status === 'completed')).toBe(true)
  expect((await answerOf(ada, runs[1])).parentId).toBe(runs[0]?.messageId)
  expect(runs[1]?.prompt).toBe('@pong your turn')
})

test('agents who each mention all others cause no more than eight answers', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const handles = ['red', 'green', 'blue', 'black']
  const everyone = handles.map((handle) => `@${handle}`).join(' ')
  const agents = []
  for (const handle of handles) agents.push(await makeAgent(ada, handle, saying(everyone)))
  const room = await roomOf(ada, [], agents)
  await verifyAction(cast, ada, room.id, () => ada.send(room.id, '@red begin'))
  const runs = await runsOf(ada, room.id)
  expect(runs).toHaveLength(8)
  expect(runs.every(({ status }) => status === 'completed')).toBe(true)
})

test('an agent mentions people, and calls neither everybody nor itself', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const crier = await makeAgent(ada, 'crier', saying('@room @crier @bob hear'))
  const room = await roomOf(ada, [bob], [crier])
  const { reply } = await verifyAction(cast, bob, room.id, () => ada.send(room.id, '@crier go'))
  expect((await answerOf(bob, reply)).mentions).toEqual([bob.id])
  expect(await runsOf(ada, room.id)).toHaveLength(1)
})

test('agents that are not in the room are not asked, and a chat with one agent has no mentions', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const ping = await makeAgent(ada, 'ping', saying('@pong @ada your turn'))
  await makeAgent(ada, 'pong')
  const room = await roomOf(ada, [], [ping])
  await ada.send(room.id, '@ping go')
  const direct = await ada.newChat({ agentId: ping.id })
  const { reply } = await verifyAction(cast, ada, direct.id, () => ada.send(direct.id, 'go'))
  expect(await runsOf(ada, room.id)).toHaveLength(1)
  expect(await runsOf(ada, direct.id)).toHaveLength(1)
  expect((await answerOf(ada, reply)).mentions).toEqual([])
})

test('in a thread agents answer, and ask each other, in the thread', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const ping = await makeAgent(ada, 'ping', saying('@pong your turn'))
  const pong = await makeAgent(ada, 'pong', saying('Here I am.'))
  const room = await roomOf(ada, [bob], [ping, pong])
  const root = await ada.send(room.id, 'About this')
  await ada.send(room.id, 'and about that')
  const threadId = root.message.id
  await verifyAction(cast, ada, room.id, () => bob.send(room.id, '@ping look', { threadId }))
  const runs = await runsOf(ada, room.id)
  const answers = await Promise.all(runs.map((run) => answerOf(ada, run)))
  expect(answers.map(({ threadId: of }) => of)).toEqual([threadId, threadId])
  expect(answers[1]?.parentId).toBe(answers[0]?.id)
  expect(answers[1]?.content).toBe('Here I am.')
})

test('what a person no longer may say, no agent says for them', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const slow = { instructions: '/demo say="@pong your turn" rate=60 tokens=30 ttft=0 hang=20' }
  const ping = await makeAgent(ada, 'ping', slow)
  const pong = await makeAgent(ada, 'pong')
  const room = await roomOf(ada, [bob], [ping, pong])
  const sent = await bob.send(room.id, '@ping begin')
  const { store } = cast.app.spine
  await savedText(store, sent)
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  // Its process is lost: the next one writes it to its end.
  await store.db.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
  expect((await ada.ended(sent.reply?.id ?? '')).status).toBe('completed')
  await cast.settle()
  expect(await runsOf(ada, room.id)).toHaveLength(1)
})
