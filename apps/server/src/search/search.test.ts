import type { ChatMessage, Paged } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { testCast } from '../testing/test-app.ts'

const find = (person: Person, q: string, more = '') =>
  person.must<Paged<ChatMessage>>(`/messages/search?q=${encodeURIComponent(q)}${more}`)
const texts = ({ items }: Paged<ChatMessage>) => items.map((message) => message.content)

test('messages are found by their words, newest first, by whoever may read them', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await ada.newChat()
  for (const content of ['The lease is renewed', 'A fence counts claims', 'Leases and fences', 'naïve café'])
    await ada.send(id, content, { ask: false })
  expect(texts(await find(ada, 'lease'))).toEqual(['Leases and fences', 'The lease is renewed'])
  expect(texts(await find(ada, 'fence count'))).toEqual(['A fence counts claims'])
  expect(texts(await find(ada, 'nothing like it'))).toEqual([])
  expect(texts(await find(ada, `"' OR 1=1 --`))).toEqual([])
  expect(texts(await find(bob, 'lease'))).toEqual([])
  const first = await find(ada, 'lease', '&limit=1')
  expect(texts(await find(ada, 'lease', `&limit=1&cursor=${first.nextCursor}`))).toEqual([
    'The lease is renewed',
  ])
  expect(await ada.refused('/messages/search?q=x&cursor=x')).toBe('invalid_cursor')
  expect(await ada.refused('/messages/search')).toBe('validation_failed')
})

test('what was changed or taken back is found as it is now', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const { message } = await ada.send(id, 'apples', { ask: false })
  await ada.must(`/messages/${message.id}`, { method: 'PATCH', body: { content: 'pears' } })
  expect([texts(await find(ada, 'apples')), texts(await find(ada, 'pears'))]).toEqual([[], ['pears']])
  await ada.must(`/messages/${message.id}`, { method: 'DELETE' })
  expect(texts(await find(ada, 'pears'))).toEqual([])
  await ada.must(`/chats/${id}`, { method: 'DELETE' })
})
