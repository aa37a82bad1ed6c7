import { textOf, partsOf, type ChatMessage, type ChatState, type ClientFrame } from '@parley/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { followStream, type FollowOptions, type Follower } from './follow-stream.ts'
import { asked, said, stream, text } from './testing/cast.ts'
import { fakeClock, type FakeClock } from './testing/fake-clock.ts'
import { faultyNet } from './testing/faulty-net.ts'
import { ModelServer } from './testing/model-server.ts'

let clock: FakeClock
let server: ModelServer
let net: ReturnType<typeof faultyNet>

beforeEach(() => {
  clock = fakeClock()
  server = new ModelServer()
  net = faultyNet(server, clock)
})

/** Follows the chat and shows every change at once, unless told otherwise. */
const follow = (options: Partial<FollowOptions<ChatState>> = {}): Follower<ChatState> =>
  followStream<ChatState>(net.connection, stream, {
    onChange: () => {},
    schedule: (flush) => flush(),
    ...options,
  })

const connected = () => clock.advance(100)
const sentBy = (type: ClientFrame['type']) => net.sockets.last.sent.filter((frame) => frame.type === type)

function replyUnderWay() {
  const question = said('hi')
  const answer = asked(question.id)
  server.record({ type: 'message.sent', message: question })
  server.record({ type: 'reply.asked', message: answer })
  server.record({ type: 'reply.started', messageId: answer.id, attempt: 1, parts: [], startedAt: 1 })
  return answer.id
}

const write = (messageId: string, words: string) =>
  server.write({ messageId, part: 0, kind: 'text', text: words })

function end(messageId: string, length: number, attempt = 1) {
  server.record({
    type: 'reply.ended',
    messageId,
    attempt,
    status: 'completed',
    messageStatus: 'complete',
    lengths: [length],
    kinds: ['text'],
    usage: null,
    error: null,
    endedAt: 2,
  })
}

const shownText = (follower: Follower<ChatState>, id: string) => {
  const state = follower.state()
  const message = state?.messages[id]
  return state && message ? textOf(partsOf(state, message)) : undefined
}

describe('the way to live', () => {
  test('connecting, catching up, live; and offline when the connection waits', () => {
    const phases: string[] = []
    follow({ onPhase: (phase) => phases.push(phase) })
    connected()
    expect(phases).toEqual(['connecting', 'catching-up', 'live'])
    clock.advance(10_000)
    net.connection.close()
    expect(phases.at(-1)).toBe('offline')
  })

  test('without a cursor it is given a snapshot', () => {
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    const follower = follow()
    connected()
    expect(follower.state()?.chat.title).toBe('Coffee')
    expect(sentBy('resume')).toEqual([{ type: 'resume', streams: [{ stream }] }])
  })

  test('[R4] with a cursor it is given only what came after', () => {
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    const initial = { cursor: { epoch: server.epoch, seq: 1 }, state: server.state }
    server.record({ type: 'chat.renamed', title: 'Milk' })
    const follower = follow({ initial })
    connected()
    expect(follower.state()?.chat.title).toBe('Milk')
    expect(sentBy('resume')).toMatchObject([{ streams: [{ stream, cursor: initial.cursor }] }])
  })

  test('begun on an open connection, it subscribes at once', () => {
    connected()
    const follower = follow()
    expect(sentBy('subscribe')).toHaveLength(1)
    expect(follower.phase()).toBe('live')
  })

  test('[R5] in another epoch the snapshot counts, though its numbers are lower', () => {
    const follower = follow()
    connected()
    server.backUp()
    server.record({ type: 'chat.renamed', title: 'lost with the disk' })
    server.restore()
    net.cut()
    clock.advance(1_000)
    expect(follower.state()).toEqual(server.state)
    expect(follower.phase()).toBe('live')
  })
})

describe('[R3] events', () => {
  const renamed = (seq: number, title: string) => ({
    type: 'event' as const,
    stream,
    epoch: server.epoch,
    seq,
    actor: 'ada',
    opId: null,
    at: 0,
    event: { type: 'chat.renamed' as const, title },
  })

  test('[R3] one that is known already is dropped', () => {
    server.record({ type: 'chat.renamed', title: 'new' })
    const follower = follow()
    connected()
    net.sockets.last.say(renamed(1, 'old'))
    expect(follower.state()?.chat.title).toBe('new')
  })

  test('[R3] after a gap it subscribes again from its cursor', () => {
    const follower = follow()
    connected()
    clock.advance(5_000)
    net.sockets.last.say(renamed(3, 'from the future'))
    expect(follower.state()?.chat.title).toBe('Tea')
    expect(sentBy('subscribe')).toEqual([
      { type: 'subscribe', stream, cursor: { epoch: server.epoch, seq: 0 }, have: [] },
    ])
  })

  test('a server that keeps leaving gaps is asked ever more rarely', () => {
    follow()
    connected()
    for (let round = 0; round < 600; round++) {
      net.sockets.last.say(renamed(3, 'from the future'))
      clock.advance(100)
      if (round % 200 === 0) net.heartbeat()
    }
    expect(sentBy('subscribe').length).toBeLessThan(60)
  })

  test('[R2] a head that stays ahead means that something was missed', () => {
    const follower = follow()
    connected()
    clock.advance(5_000)
    server.leave(() => {})
    net.sockets.last.say({ type: 'heartbeat', heads: { [stream]: 1 } })
    clock.advance(1_999)
    expect(sentBy('subscribe')).toHaveLength(0)
    clock.advance(1)
    expect(sentBy('subscribe')).toHaveLength(1)
    expect(follower.phase()).toBe('live')
  })

  test('[R2] a head that is reached in a moment means nothing', () => {
    follow()
    connected()
    net.sockets.last.say({ type: 'heartbeat', heads: { [stream]: 1 } })
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    clock.advance(5_000)
    expect(sentBy('subscribe')).toHaveLength(0)
  })

  test('an event of a type that is not known yet is passed over', () => {
    const follower = follow()
    connected()
    net.sockets.last.sayRaw(
      JSON.stringify({ ...renamed(1, ''), event: { type: 'chat.painted', colour: 'red' } }),
    )
    expect(follower.state()?.chat.title).toBe('Tea')
    net.sockets.last.say(renamed(2, 'Coffee'))
    expect(follower.state()?.chat.title).toBe('Coffee')
  })

  test('reset: begins again with a snapshot, and shows what it had until then', () => {
    const follower = follow()
    connected()
    clock.advance(5_000)
    net.sockets.last.say({ type: 'reset', stream, reason: 'repair' })
    expect(sentBy('subscribe')).toEqual([{ type: 'subscribe', stream }])
    expect(follower.state()).toEqual(server.state)
    net.sockets.last.say({ type: 'reset', reason: 'slow' })
    clock.advance(5_000)
    expect(sentBy('subscribe')).toHaveLength(2)
  })

  test('a stream that cannot be reached ends the follower', () => {
    const gone: string[] = []
    const shown: ChatState[] = []
    follow({ onGone: (code) => gone.push(code), onChange: (state) => shown.push(state) })
    connected()
    const before = shown.length
    net.sockets.last.say({ type: 'error', stream, code: 'not_found', message: '' })
    server.record({ type: 'chat.renamed', title: 'secret' })
    expect(gone).toEqual(['not_found'])
    expect(shown).toHaveLength(before)
  })

  test('any other refusal is asked again after a pause', () => {
    follow()
    connected()
    net.sockets.last.say({ type: 'error', stream, code: 'too_many_requests', message: '' })
    expect(sentBy('subscribe')).toHaveLength(0)
    clock.advance(2_000)
    expect(sentBy('subscribe')).toHaveLength(1)
  })
})

describe('[R10] text', () => {
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
    const id = replyUnderWay()
    const follower = follow()
    connected()
    net.sockets.last.say(delta(id, 6, 'world'))
    clock.advance(249)
    expect(sentBy('fill')).toHaveLength(0)
    clock.advance(1)
    expect(sentBy('fill')).toEqual([{ type: 'fill', stream, messageId: id, attempt: 1, part: 0, offset: 0 }])
    net.sockets.last.say(delta(id, 0, 'hello '))
    expect(shownText(follower, id)).toBe('hello world')
  })

  test('[R10] a delta that was only late costs no question', () => {
    const id = replyUnderWay()
    const follower = follow()
    connected()
    net.sockets.last.say(delta(id, 6, 'world'))
    clock.advance(100)
    net.sockets.last.say(delta(id, 0, 'hello '))
    clock.advance(60_000)
    expect(shownText(follower, id)).toBe('hello world')
    expect(sentBy('fill')).toHaveLength(0)
  })

  test('[R10] a fill that stays unanswered is asked again, ever more rarely', () => {
    const id = replyUnderWay()
    follow()
    connected()
    server.state = { ...server.state, live: {} }
    net.sockets.last.say(delta(id, 6, 'world'))
    for (let second = 0; second < 60; second++) {
      clock.advance(1_000)
      if (second % 20 === 0) net.heartbeat()
    }
    expect(sentBy('fill').length).toBeGreaterThan(2)
    expect(sentBy('fill').length).toBeLessThan(9)
  })

  test('[R10] text of an attempt that was not announced yet waits for its beginning', () => {
    const id = replyUnderWay()
    const follower = follow()
    connected()
    write(id, 'first try')
    net.sockets.last.say(delta(id, 5, ' again', 2))
    expect(shownText(follower, id)).toBe('first try')
    server.record({ type: 'reply.started', messageId: id, attempt: 2, parts: [text('first')], startedAt: 2 })
    expect(shownText(follower, id)).toBe('first again')
    net.sockets.last.say(delta(id, 9, ' of the dead', 1))
    expect(shownText(follower, id)).toBe('first again')
  })

  test('[R10] an ended reply whose text is not whole asks for the rest at once', () => {
    const id = replyUnderWay()
    const follower = follow()
    connected()
    const deaf = { ...server.state }
    write(id, 'hello')
    server.state = deaf
    net.sockets.last.say(delta(id, 0, 'hello'))
    server.state = { ...deaf, live: { [id]: { attempt: 1, parts: [text('hello world')] } } }
    end(id, 11)
    clock.advance(0)
    expect(sentBy('fill')).toEqual([{ type: 'fill', stream, messageId: id, attempt: 1, part: 0, offset: 5 }])
    expect(shownText(follower, id)).toBe('hello world')
    expect(follower.state()?.live).toEqual({})
  })

  test('after a reconnect only the missing text is asked for, by attempt and lengths', () => {
    const id = replyUnderWay()
    const follower = follow()
    connected()
    write(id, 'hello')
    net.cut()
    write(id, ' world')
    clock.advance(1_000)
    expect(sentBy('resume')).toMatchObject([
      { streams: [{ cursor: { seq: 3 }, have: [{ messageId: id, attempt: 1, lengths: [5] }] }] },
    ])
    expect(shownText(follower, id)).toBe('hello world')
  })

  test('a snapshot of what was saved a moment ago takes no shown text away', () => {
    const id = replyUnderWay()
    const shown: (string | undefined)[] = []
    const follower = follow({ onChange: () => shown.push(shownText(follower, id)) })
    connected()
    write(id, 'hello world')
    Object.assign(server, { replayAtMost: 0, snapshotLag: 6 })
    net.cut()
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    shown.length = 0
    clock.advance(1_000)
    expect(follower.state()?.chat.title).toBe('Coffee')
    expect(new Set(shown)).toEqual(new Set(['hello world']))
  })
})

describe('followers', () => {
  test('any number of changes is one onChange per schedule', () => {
    const flushes: (() => void)[] = []
    const shown: ChatState[] = []
    follow({ onChange: (state) => shown.push(state), schedule: (flush) => flushes.push(flush) })
    connected()
    for (let round = 0; round < 50; round++) server.record({ type: 'chat.renamed', title: `${round}` })
    expect(flushes).toHaveLength(1)
    flushes.pop()?.()
    expect(shown.map(({ chat }) => chat.title)).toEqual(['49'])
    server.record({ type: 'chat.renamed', title: 'last' })
    flushes.pop()?.()
    expect(shown).toHaveLength(2)
  })

  test('what does not change is the same object as before', () => {
    const id = replyUnderWay()
    const follower = follow()
    connected()
    const before = follower.state()
    write(id, 'hello')
    expect(follower.state()?.messages).toBe(before?.messages)
    expect(follower.state()?.chat).toBe(before?.chat)
    expect(follower.state()?.live).not.toBe(before?.live)
  })

  test('two followers of one stream share the subscription and the state', () => {
    const first = follow()
    connected()
    const second = follow()
    expect(second.state()).toBe(first.state())
    expect(sentBy('subscribe').length + sentBy('resume').length).toBe(1)
    first.unfollow()
    clock.advance(10_000)
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    expect(second.state()?.chat.title).toBe('Coffee')
  })

  test('the last one to leave unsubscribes, after a while in which it can come back', () => {
    const shown: ChatState[] = []
    const follower = follow({ onChange: (state) => shown.push(state) })
    connected()
    follower.unfollow()
    const count = shown.length
    server.record({ type: 'chat.renamed', title: 'Coffee' })
    expect(shown).toHaveLength(count)
    const back = follow()
    expect(back.state()?.chat.title).toBe('Coffee')
    back.unfollow()
    back.unfollow()
    clock.advance(4_999)
    expect(sentBy('unsubscribe')).toHaveLength(0)
    clock.advance(1)
    expect(sentBy('unsubscribe')).toEqual([{ type: 'unsubscribe', stream }])
  })

  test('fifty-one streams come back with two resume frames', () => {
    for (let n = 0; n < 51; n++)
      followStream(net.connection, `chat:${n}`, { onChange: () => {}, schedule: (flush) => flush() })
    connected()
    expect(sentBy('resume').map((frame) => 'streams' in frame && frame.streams.length)).toEqual([50, 1])
  })
})

describe('earlier messages', () => {
  const item = (words: string, id?: string): ChatMessage => ({ ...said(words, null, id), content: words })

  test('are added, and know what happened to them while they loaded', async () => {
    const follower = follow()
    connected()
    const old = item('old words')
    await follower.loadEarlier(async () => {
      server.record({ type: 'message.edited', messageId: old.id, parts: [text('new words')], editedAt: 3 })
      return { items: [old], children: { root: [old.id] } }
    })
    expect(follower.state()?.messages[old.id]?.parts).toEqual([text('new words')])
    expect(follower.state()?.children).toEqual({ root: [old.id] })
  })

  test('are loaded again when a snapshot came meanwhile', async () => {
    const follower = follow()
    connected()
    let loads = 0
    await follower.loadEarlier(async () => {
      loads += 1
      if (loads === 1) {
        clock.advance(5_000)
        net.sockets.last.say({ type: 'reset', stream, reason: 'repair' })
      }
      return { items: [item(`load ${loads}`)], children: {} }
    })
    expect(loads).toBe(2)
    expect(Object.values(follower.state()?.messages ?? {}).map(({ parts }) => parts)).toEqual([
      [text('load 2')],
    ])
  })

  test('that cannot be loaded leave everything as it was', async () => {
    const follower = follow()
    connected()
    const before = follower.state()
    await expect(follower.loadEarlier(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(follower.state()).toBe(before)
  })
})
