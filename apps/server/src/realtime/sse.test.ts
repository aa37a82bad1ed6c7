import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { ServerFrame } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import { testCast } from '../testing/test-app.ts'

/** Reads frames of a chat until one is what was waited for. */
async function readFrames(
  person: Person,
  chatId: string,
  until: (frame: ServerFrame) => boolean,
  { lastId, onFrame }: { lastId?: string | undefined; onFrame?: (frame: ServerFrame) => void } = {},
) {
  const leaving = new AbortController()
  const response = await fetch(person.address(`/chats/${chatId}/events`), {
    headers: { authorization: `Bearer ${person.token}`, ...(lastId && { 'last-event-id': lastId }) },
    signal: leaving.signal,
  })
  const frames: { id: string | undefined; frame: ServerFrame }[] = []
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
  for await (const { id, data } of events ?? []) {
    const frame = JSON.parse(data) as ServerFrame
    frames.push({ id, frame })
    onFrame?.(frame)
    if (until(frame)) break
  }
  leaving.abort()
  return frames
}

test('a chat is followed as server-sent events, and Last-Event-ID goes on from there', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const hasEnded = (frame: ServerFrame) => frame.type === 'event' && frame.event.type === 'reply.ended'
  const snapshot = Promise.withResolvers<void>()
  const delta = Promise.withResolvers<void>()
  const onFrame = ({ type }: ServerFrame) => {
    if (type === 'snapshot') snapshot.resolve()
    if (type === 'delta') delta.resolve()
  }
  const following = readFrames(ada, id, hasEnded, { onFrame })
  await snapshot.promise
  const { reply } = await ada.send(id, '/demo tokens=100000 rate=500 ttft=50')
  await delta.promise
  await ada.stop(reply?.id ?? '')
  const frames = await following
  const types = frames.map(({ frame }) => frame.type)
  expect(types.slice(0, 2)).toEqual(['subscribed', 'snapshot'])
  expect(types).toContain('delta')

  const placed = frames.filter(({ id: place }) => place)
  const rest = await readFrames(ada, id, hasEnded, { lastId: placed.at(-2)?.id })
  expect(rest.filter(({ frame }) => frame.type === 'event')).toEqual(placed.slice(-1))
  expect(await ada.refused(`/chats/${id}/events`, { headers: { 'last-event-id': 'nonsense' } })).toBe(
    'invalid_cursor',
  )
})
