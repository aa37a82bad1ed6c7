import { beforeEach, expect, test } from 'vitest'
import { stream, text } from './testing/cast.ts'
import { shownText, stage } from './testing/stage.ts'

let on: ReturnType<typeof stage>

beforeEach(() => {
  on = stage()
})

const delta = (messageId: string, offset: number, words: string, attempt = 1) => ({
  type: 'delta' as const,
  stream,
  messageId,
  attempt,
  part: 0,
  kind: 'text' as const,
  offset,
  text: words,
})

test('[R10] a gap is waited for 250 ms, then asked for', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  on.say(delta(id, 6, 'world'))
  on.clock.advance(249)
  expect(on.sent('fill')).toHaveLength(0)
  on.clock.advance(1)
  expect(on.sent('fill')).toEqual([{ type: 'fill', stream, messageId: id, attempt: 1, part: 0, offset: 0 }])
  on.say(delta(id, 0, 'hello '))
  expect(shownText(follower, id)).toBe('hello world')
})

test('[R10] a delta that was only late costs no question', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  on.say(delta(id, 6, 'world'))
  on.clock.advance(100)
  on.say(delta(id, 0, 'hello '))
  on.clock.advance(60_000)
  expect(shownText(follower, id)).toBe('hello world')
  expect(on.sent('fill')).toHaveLength(0)
})

test('[R10] a fill that stays unanswered is asked again, ever more rarely', () => {
  const id = on.startReply()
  on.follow()
  on.connected()
  on.server.state = { ...on.server.state, live: {} }
  on.say(delta(id, 6, 'world'))
  for (let second = 0; second < 60; second++) {
    on.clock.advance(1_000)
    if (second % 20 === 0) on.net.heartbeat()
  }
  expect(on.sent('fill').length).toBeGreaterThan(2)
  expect(on.sent('fill').length).toBeLessThan(9)
})

/** Nothing of the text is with the server, so that no fill is answered. */
const forget = () => void (on.server.state = { ...on.server.state, live: {} })

function secondsPass(seconds: number, each = () => {}) {
  for (let second = 0; second < seconds; second++) {
    on.clock.advance(1_000)
    if (second % 20 === 0) on.net.heartbeat()
    each()
  }
}

test('[R10] a fill that brings some of the text is followed by the next one soon', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  forget()
  on.say(delta(id, 6, 'world'))
  secondsPass(16)
  const before = on.sent('fill').length
  on.say(delta(id, 0, 'hel'))
  secondsPass(1)
  expect(on.sent('fill')).toHaveLength(before + 1)
  expect(on.sent('fill').at(-1)).toMatchObject({ offset: 3 })
  on.say(delta(id, 3, 'lo '))
  expect(shownText(follower, id)).toBe('hello world')
})

test('[R10] an ended reply asks at once for what it lacks, however long the wait was that ran', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  forget()
  on.say(delta(id, 6, 'world'))
  secondsPass(20)
  on.server.state = { ...on.server.state, live: { [id]: { attempt: 1, parts: [text('hello world, all')] } } }
  on.endReply(id, 16)
  on.clock.advance(0)
  expect(shownText(follower, id)).toBe('hello world, all')
  expect(follower.state()?.live).toEqual({})
})

test('[R10] an ended reply whose text stays away is asked for ever more rarely, whatever else ends', () => {
  const id = on.startReply()
  on.follow()
  on.connected()
  on.endReply(id, 11)
  forget()
  secondsPass(60, () => on.endReply(on.startReply(), 0))
  expect(on.sent('fill').length).toBeGreaterThan(2)
  expect(on.sent('fill').length).toBeLessThan(9)
})

test('[R10] text of an attempt that was not announced yet waits for its beginning', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  on.write(id, 'first try')
  on.say(delta(id, 5, ' again', 2))
  expect(shownText(follower, id)).toBe('first try')
  on.server.record({ type: 'reply.started', messageId: id, attempt: 2, parts: [text('first')], startedAt: 2 })
  expect(shownText(follower, id)).toBe('first again')
  on.say(delta(id, 9, ' of the dead', 1))
  expect(shownText(follower, id)).toBe('first again')
})

test('[R10] an ended reply whose text is not whole asks for the rest at once', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  const deaf = { ...on.server.state }
  on.write(id, 'hello')
  on.server.state = deaf
  on.say(delta(id, 0, 'hello'))
  on.server.state = { ...deaf, live: { [id]: { attempt: 1, parts: [text('hello world')] } } }
  on.endReply(id, 11)
  on.clock.advance(0)
  expect(on.sent('fill')).toEqual([{ type: 'fill', stream, messageId: id, attempt: 1, part: 0, offset: 5 }])
  expect(shownText(follower, id)).toBe('hello world')
  expect(follower.state()?.live).toEqual({})
})

test('after a reconnect only the missing text is asked for, by attempt and lengths', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  on.write(id, 'hello')
  on.net.cut()
  on.write(id, ' world')
  on.clock.advance(1_000)
  expect(on.sent('resume')).toMatchObject([
    { streams: [{ cursor: { seq: 3 }, have: [{ messageId: id, attempt: 1, lengths: [5] }] }] },
  ])
  expect(shownText(follower, id)).toBe('hello world')
})

test('a snapshot of what was saved a moment ago takes no shown text away', () => {
  const id = on.startReply()
  const shown: (string | undefined)[] = []
  const follower = on.follow({ onChange: () => shown.push(shownText(follower, id)) })
  on.connected()
  on.write(id, 'hello world')
  Object.assign(on.server, { replayAtMost: 0, snapshotLag: 6 })
  on.net.cut()
  on.server.record({ type: 'chat.renamed', title: 'Coffee' })
  shown.length = 0
  on.clock.advance(1_000)
  expect(follower.state()?.chat.title).toBe('Coffee')
  expect(new Set(shown)).toEqual(new Set(['hello world']))
})

test('[R5] what was held of another epoch never gets into the text', () => {
  const id = on.startReply()
  const follower = on.follow()
  on.connected()
  on.server.backUp()
  on.say(delta(id, 3, 'old words'))
  on.server.restore()
  on.net.cut()
  on.clock.advance(1_000)
  on.write(id, 'new')
  on.write(id, ' text')
  expect(shownText(follower, id)).toBe('new text')
})
