import type { ChatMessage, Paged } from '@parley/contracts'
import { expect, test } from 'vitest'
import { roomCast } from '../testing/room-cast.ts'
import { verifyAction } from '../testing/verify-action.ts'

const PUT = { method: 'PUT' }
const DELETE = { method: 'DELETE' }

test('what is pinned is at hand for everybody, newest pin first', async () => {
  await using app = await roomCast()
  const { ada, bob, vic, eve, room } = app
  const sent = []
  for (const words of ['one', 'two', 'three']) sent.push((await ada.send(room.id, words)).message)
  const [one, two, three] = sent.map(({ id }) => id)
  await verifyAction(app, vic, room.id, async () => {
    for (const id of [two, one, three]) await bob.must(`/messages/${id}/pin`, PUT)
    await ada.must(`/messages/${two}/pin`, PUT)
    await ada.must(`/messages/${three}/pin`, DELETE)
    await ada.must(`/messages/${three}/pin`, DELETE)
  })
  const pins = (query = '') => vic.must<Paged<ChatMessage>>(`/chats/${room.id}/pins${query}`)
  const { items } = await pins()
  expect(new Set(items.map(({ content }) => content))).toEqual(new Set(['one', 'two']))
  expect(items.every(({ pinned }) => pinned?.by === bob.id)).toBe(true)
  const first = await pins('?limit=1')
  const rest = await pins(`?limit=1&cursor=${first.nextCursor}`)
  expect([...first.items, ...rest.items]).toEqual(items)
  expect(rest.nextCursor).toBeUndefined()
  expect(await vic.refused(`/chats/${room.id}/pins?cursor=nonsense`)).toBe('invalid_cursor')
  expect(await vic.refused(`/messages/${three}/pin`, PUT)).toBe('forbidden')
  expect(await eve.refused(`/messages/${three}/pin`, PUT)).toBe('not_found')
  expect(await eve.refused(`/chats/${room.id}/pins`)).toBe('not_found')
})
