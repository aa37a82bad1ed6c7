import { newId, type MessagePage } from '@parley/contracts'
import { expect, test } from 'vitest'
import { roomCast } from '../testing/room-cast.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

test('what is said below a message is in its thread, and the message tells of it', async () => {
  await using app = await roomCast()
  const { ada, bob, room, fresh } = app
  const root = (await ada.send(room.id, 'tea?')).message
  await verifyAction(app, ada, room.id, async () => {
    await bob.send(room.id, 'green', { threadId: root.id })
    await ada.send(room.id, 'black @bob', { threadId: root.id })
    await bob.send(room.id, 'beside it')
  })
  const state = await fresh()
  expect(state.messages[root.id]?.thread).toMatchObject({ replies: 2, authors: [bob.id, ada.id] })
  expect(Object.values(state.messages)).toHaveLength(2)
  const page = await bob.must<MessagePage>(`/messages/${root.id}/thread`)
  expect(page.items.map(({ content }) => content)).toEqual(['tea?', 'green', 'black @bob'])
  expect(page.items[2]?.mentions).toEqual([bob.id])
  expect(page.nextCursor).toBeUndefined()
})

test('a long thread is read in pages, from its end up', async () => {
  await using app = await roomCast()
  const { ada, vic, eve, room } = app
  const root = (await ada.send(room.id, 'count')).message
  for (const number of ['1', '2', '3', '4', '5']) await ada.send(room.id, number, { threadId: root.id })
  const read = (query: string) => vic.must<MessagePage>(`/messages/${root.id}/thread?limit=2${query}`)
  const last = await read('')
  const middle = await read(`&before=${last.nextCursor}`)
  const first = await read(`&before=${middle.nextCursor}`)
  const words = [last, middle, first].map(({ items }) => items.map(({ content }) => content))
  expect(words).toEqual([['count', '4', '5'], ['2', '3'], ['1']])
  expect(first.nextCursor).toBeUndefined()
  expect(await vic.refused(`/messages/${root.id}/thread?before=${newId()}`)).toBe('not_found')
  expect(await eve.refused(`/messages/${root.id}/thread`)).toBe('not_found')
})

test('an opened thread is kept up by what happens in it', async () => {
  await using app = await roomCast()
  const { ada, bob, room } = app
  const root = (await ada.send(room.id, 'tea?')).message
  const follower = bob.followChat(room.id)
  await until(() => follower.phase() === 'live' || undefined)
  const load = (before: string | undefined) =>
    bob.must<MessagePage>(`/messages/${root.id}/thread${before ? `?before=${before}` : ''}`)
  await follower.loadThread(root.id, load)
  const said = (await ada.send(room.id, 'green', { threadId: root.id })).message
  await until(() => follower.state()?.threads[root.id]?.includes(said.id) || undefined)
  await ada.must(`/messages/${said.id}/reactions/${encodeURIComponent('👍')}`, { method: 'PUT' })
  await until(() => follower.state()?.messages[said.id]?.reactions.length || undefined)
  expect(follower.state()?.children[root.id] ?? []).toEqual([])
})
