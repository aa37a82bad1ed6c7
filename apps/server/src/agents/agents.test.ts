import { newId, type Agent, type ChatState, type HandleAnswer, type Paged } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const make = (person: Person, handle: string, more: object = {}) =>
  person.must<Agent>('/agents', { method: 'POST', body: { handle, name: handle, ...more } })

test('an agent is made, found, changed and deleted by whoever owns it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const made = await make(ada, 'scribe', { name: 'Scribe', instructions: 'Take notes.', model: 'demo:demo' })
  expect(made).toMatchObject({ handle: 'scribe', visibility: 'mine', tools: null, mayManage: true })
  expect(await ada.must(`/agents/${made.id}`)).toEqual(made)
  expect(await bob.refused(`/agents/${made.id}`)).toBe('not_found')
  expect(await bob.refused(`/agents/${made.id}`, { method: 'PATCH', body: { name: 'B' } })).toBe('not_found')

  const shared = await ada.must<Agent>(`/agents/${made.id}`, {
    method: 'PATCH',
    body: { visibility: 'everyone', description: 'Writes it all down', tools: ['clock'] },
  })
  expect(shared).toMatchObject({ name: 'Scribe', tools: ['clock'], visibility: 'everyone' })
  expect(await bob.must(`/agents/${made.id}`)).toMatchObject({ mayManage: false })
  expect(await bob.refused(`/agents/${made.id}`, { method: 'PATCH', body: { name: 'B' } })).toBe('forbidden')
  expect(await bob.refused(`/agents/${made.id}`, { method: 'DELETE' })).toBe('forbidden')

  await ada.must(`/agents/${made.id}`, { method: 'DELETE' })
  expect(await ada.refused(`/agents/${made.id}`)).toBe('not_found')
  await make(bob, 'scribe')
})

test('the list has what one may use, in pages, and finds by words', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  for (const handle of ['cook', 'baker', 'actor'])
    await make(ada, handle, { visibility: 'everyone', description: `the ${handle}` })
  await make(ada, 'secret')
  await make(bob, 'mason')
  const handles = async (person: Person, query: string) => {
    const page = await person.must<Paged<Agent>>(`/agents?${query}`)
    return { handles: page.items.map(({ handle }) => handle), next: page.nextCursor }
  }
  expect((await handles(bob, '')).handles).toEqual(['actor', 'baker', 'cook', 'mason'])
  expect((await handles(bob, 'mine=true')).handles).toEqual(['mason'])
  expect((await handles(bob, 'q=BAK')).handles).toEqual(['baker'])
  const first = await handles(ada, 'limit=2')
  expect(first.handles).toEqual(['actor', 'baker'])
  expect((await handles(ada, `limit=2&cursor=${first.next}`)).handles).toEqual(['cook', 'secret'])
  expect(await ada.refused('/agents?cursor=%20')).toBe('invalid_cursor')
})

test('the same request twice makes one agent', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const ask = {
    method: 'POST',
    body: { handle: 'twin', name: 'Twin' },
    headers: { 'idempotency-key': newId() },
  }
  const first = await ada.must<Agent>('/agents', ask)
  expect(await ada.must<Agent>('/agents', ask)).toEqual(first)
})

test.each(['hero', 'her0', 'H.E.R.O', 'he-ro'])(
  'a handle that looks like another is refused to people and agents: %s',
  async (handle) => {
    await using cast = await testCast()
    const { ada, bob } = cast
    await make(ada, 'hero')
    expect(await bob.refused('/agents', { method: 'POST', body: { handle, name: 'Hero' } })).toBe(
      'handle_taken',
    )
    expect(await bob.refused('/users/profile', { method: 'PUT', body: { handle } })).toBe('handle_taken')
    const answer = await bob.must<HandleAnswer>(`/handles/${handle}`)
    expect(answer.free).toBe(false)
    expect(answer.reason).toMatch(/@hero.* is taken/)
  },
)

test.each([
  ['modern', 'modem'],
  ['billy', 'bi11y'],
  ['lime', 'iime'],
  ['go', 'g0'],
])('letters that look alike make no second handle: %s, %s', async (taken, imitation) => {
  await using cast = await testCast()
  const { ada, bob } = cast
  await ada.must('/users/profile', { method: 'PUT', body: { handle: taken } })
  expect(await bob.refused('/agents', { method: 'POST', body: { handle: imitation, name: 'x' } })).toBe(
    'handle_taken',
  )
  const own = await make(ada, 'helper')
  expect(await ada.refused(`/agents/${own.id}`, { method: 'PATCH', body: { handle: imitation } })).toBe(
    'handle_taken',
  )
})

test('a handle that is free can be had, and one that is kept or malformed cannot', async () => {
  await using cast = await testCast()
  const { ada } = cast
  expect(await ada.must('/handles/newcomer')).toEqual({ handle: 'newcomer', free: true, reason: null })
  expect(await ada.must('/handles/admin')).toMatchObject({ free: false })
  expect(await ada.must('/handles/a%20b')).toMatchObject({ free: false })
  expect(await ada.refused('/agents', { method: 'POST', body: { handle: 'r00m', name: 'Room' } })).toBe(
    'validation_failed',
  )
})

test('a picture is kept as an image, at an address that changes with it', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await make(ada, 'painter', { visibility: 'everyone' })
  const set = (image: string) => ({ method: 'PUT', body: { image } })
  const first = await ada.must<Agent>(`/agents/${id}/picture`, set(PNG))
  const second = await ada.must<Agent>(`/agents/${id}/picture`, set(PNG))
  expect(first.picture).not.toBe(second.picture)
  const image = await bob.ask(second.picture?.replace('/api', '') ?? '')
  expect(image.status).toBe(200)
  expect(image.headers.get('content-type')).toBe('image/png')
  expect(image.headers.get('x-content-type-options')).toBe('nosniff')
  expect(image.headers.get('cache-control')).toContain('immutable')
  expect(await bob.refused(`/agents/${id}/picture`, set(PNG))).toBe('forbidden')
  const fake = `data:image/png;base64,${Buffer.from('<script>alert(1)</script>').toString('base64')}`
  expect(await ada.refused(`/agents/${id}/picture`, set(fake))).toBe('validation_failed')
  expect(await ada.refused(`/agents/${id}/picture`, set('data:text/html;base64,AAAA'))).toBe(
    'validation_failed',
  )
  const without = await ada.must<Agent>(`/agents/${id}/picture`, { method: 'DELETE' })
  expect(without.picture).toBeNull()
  expect(await ada.refused(`/agents/${id}/picture`)).toBe('not_found')
})

test('the rooms an agent is in hear of its new name, and that it is gone', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const agent = await make(ada, 'scribe', { name: 'Scribe' })
  const room = await ada.newChat({
    title: 'Notes',
    room: {},
    participants: [
      { kind: 'person', id: bob.id },
      { kind: 'agent', id: agent.id },
    ],
  })
  const change = { method: 'PATCH', body: { name: 'Clerk', handle: 'clerk' } }
  await verifyAction(cast, bob, room.id, () => ada.must(`/agents/${agent.id}`, change))
  await verifyAction(cast, bob, room.id, () =>
    ada.must(`/agents/${agent.id}/picture`, { method: 'PUT', body: { image: PNG } }),
  )
  const { state } = await bob.snapshot<ChatState>(`chat:${room.id}`)
  const shown = state.participants.find(({ id }) => id === agent.id)
  expect(shown).toMatchObject({ name: 'Clerk', handle: 'clerk', role: 'member' })
  expect(shown?.picture).toContain(agent.id)
  expect(await bob.must(`/agents/${agent.id}`)).toMatchObject({ mayManage: false })

  const seen = bob.followChat(room.id)
  await until(() => seen.phase() === 'live' || undefined)
  await verifyAction(cast, bob, room.id, () => ada.must(`/agents/${agent.id}`, { method: 'DELETE' }))
  await until(() => seen.state()?.participants.length === 2 || undefined)
})

test('an agent that is one’s own alone cannot be brought anywhere by others', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  for (const visibility of ['mine', 'room']) {
    const agent = await make(ada, `${visibility}-helper`, { visibility })
    const participants = [{ kind: 'agent', id: agent.id }]
    expect(
      await bob.refused('/chats', { method: 'POST', body: { title: 'x', room: {}, participants } }),
    ).toBe('not_found')
    expect(await bob.refused('/chats', { method: 'POST', body: { agentId: agent.id } })).toBe('not_found')
    await ada.newChat({ title: 'x', room: {}, participants })
  }
})
