import type { ChatMessage, ChatState } from '@parley/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { followStream } from './follow-stream.ts'
import { said, stream, text } from './testing/cast.ts'
import { stage } from './testing/stage.ts'

let on: ReturnType<typeof stage>

beforeEach(() => {
  on = stage()
})

describe('the way to live', () => {
  test('connecting, catching up, live; and offline when the connection waits', () => {
    const phases: string[] = []
    on.follow({ onPhase: (phase) => phases.push(phase) })
    on.connected()
    expect(phases).toEqual(['connecting', 'catching-up', 'live'])
    on.clock.advance(10_000)
    on.net.connection.close()
    expect(phases.at(-1)).toBe('offline')
  })

  test('without a cursor it is given a snapshot', () => {
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    const follower = on.follow()
    on.connected()
    expect(follower.state()?.chat.title).toBe('Coffee')
    expect(on.sent('resume')).toEqual([{ type: 'resume', streams: [{ stream }] }])
  })

  test('[R4] with a cursor it is given only what came after', () => {
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    const initial = { cursor: { epoch: on.server.epoch, seq: 1 }, state: on.server.state }
    on.server.record({ type: 'chat.renamed', title: 'Milk' })
    const follower = on.follow({ initial })
    on.connected()
    expect(follower.state()?.chat.title).toBe('Milk')
    expect(on.sent('resume')).toMatchObject([{ streams: [{ stream, cursor: initial.cursor }] }])
  })

  test('begun on an open connection, it subscribes at once', () => {
    on.connected()
    const follower = on.follow()
    expect(on.sent('subscribe')).toHaveLength(1)
    expect(follower.phase()).toBe('live')
  })

  test('[R5] in another epoch the snapshot counts, though its numbers are lower', () => {
    const follower = on.follow()
    on.connected()
    on.server.backUp()
    on.server.record({ type: 'chat.renamed', title: 'lost with the disk' })
    on.server.restore()
    on.net.cut()
    on.clock.advance(1_000)
    expect(follower.state()).toEqual(on.server.state)
    expect(follower.phase()).toBe('live')
  })
})

describe('[R3] events', () => {
  const renamed = (seq: number, title: string) => ({
    type: 'event' as const,
    stream,
    epoch: on.server.epoch,
    seq,
    actor: 'ada',
    opId: null,
    at: 0,
    event: { type: 'chat.renamed' as const, title },
  })

  test('[R3] one that is known already is dropped', () => {
    on.server.record({ type: 'chat.renamed', title: 'new' })
    const follower = on.follow()
    on.connected()
    on.say(renamed(1, 'old'))
    expect(follower.state()?.chat.title).toBe('new')
  })

  test('[R3] after a gap it subscribes again from its cursor', () => {
    const follower = on.follow()
    on.connected()
    on.clock.advance(5_000)
    on.say(renamed(3, 'from the future'))
    expect(follower.state()?.chat.title).toBe('Tea')
    expect(on.sent('subscribe')).toEqual([
      { type: 'subscribe', stream, cursor: { epoch: on.server.epoch, seq: 0 }, have: [] },
    ])
  })

  test('a server that keeps leaving gaps is asked ever more rarely', () => {
    on.follow()
    on.connected()
    for (let round = 0; round < 600; round++) {
      on.say(renamed(3, 'from the future'))
      on.clock.advance(100)
      if (round % 200 === 0) on.net.heartbeat()
    }
    expect(on.sent('subscribe').length).toBeLessThan(60)
  })

  test('[R2] a head that stays ahead means that something was missed', () => {
    const follower = on.follow()
    on.connected()
    on.clock.advance(5_000)
    on.server.leave(() => {})
    on.say({ type: 'heartbeat', heads: { [stream]: 1 } })
    on.clock.advance(1_999)
    expect(on.sent('subscribe')).toHaveLength(0)
    on.clock.advance(1)
    expect(on.sent('subscribe')).toHaveLength(1)
    expect(follower.phase()).toBe('live')
  })

  test('[R2] a head that is reached in a moment means nothing', () => {
    on.follow()
    on.connected()
    on.say({ type: 'heartbeat', heads: { [stream]: 1 } })
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    on.clock.advance(5_000)
    expect(on.sent('subscribe')).toHaveLength(0)
  })

  test('an event of a type that is not known yet is passed over', () => {
    const follower = on.follow()
    on.connected()
    on.net.sockets.last.sayRaw(
      JSON.stringify({ ...renamed(1, ''), event: { type: 'chat.painted', colour: 'red' } }),
    )
    expect(follower.state()?.chat.title).toBe('Tea')
    on.say(renamed(2, 'Coffee'))
    expect(follower.state()?.chat.title).toBe('Coffee')
  })

  test('a snapshot from before what is known is dropped', () => {
    const follower = on.follow()
    on.connected()
    const { epoch, state } = on.server
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    on.say({ type: 'snapshot', stream, epoch, seq: 0, state })
    expect(follower.state()?.chat.title).toBe('Coffee')
  })

  test('reset: begins again with a snapshot, and shows what it had until then', () => {
    const follower = on.follow()
    on.connected()
    on.clock.advance(5_000)
    on.say({ type: 'reset', stream, reason: 'repair' })
    expect(on.sent('subscribe')).toEqual([{ type: 'subscribe', stream }])
    expect(follower.state()).toEqual(on.server.state)
    on.say({ type: 'reset', reason: 'slow' })
    on.clock.advance(5_000)
    expect(on.sent('subscribe')).toHaveLength(2)
  })

  test('a stream that cannot be reached ends the follower', () => {
    const gone: string[] = []
    const shown: ChatState[] = []
    on.follow({ onGone: (code) => gone.push(code), onChange: (state) => shown.push(state) })
    on.connected()
    const before = shown.length
    on.say({ type: 'error', stream, code: 'not_found', message: '' })
    on.server.record({ type: 'chat.renamed', title: 'secret' })
    expect(gone).toEqual(['not_found'])
    expect(shown).toHaveLength(before)
  })

  test('any other refusal is asked again after a pause', () => {
    on.follow()
    on.connected()
    on.say({ type: 'error', stream, code: 'too_many_requests', message: '' })
    expect(on.sent('subscribe')).toHaveLength(0)
    on.clock.advance(2_000)
    expect(on.sent('subscribe')).toHaveLength(1)
  })
})

describe('followers', () => {
  test('any number of changes is one onChange per schedule', () => {
    const flushes: (() => void)[] = []
    const shown: ChatState[] = []
    on.follow({ onChange: (state) => shown.push(state), schedule: (flush) => flushes.push(flush) })
    on.connected()
    for (let round = 0; round < 50; round++) on.server.record({ type: 'chat.renamed', title: `${round}` })
    expect(flushes).toHaveLength(1)
    flushes.pop()?.()
    expect(shown.map(({ chat }) => chat.title)).toEqual(['49'])
    on.server.record({ type: 'chat.renamed', title: 'last' })
    flushes.pop()?.()
    expect(shown).toHaveLength(2)
  })

  test('what does not change is the same object as before', () => {
    const id = on.startReply()
    const follower = on.follow()
    on.connected()
    const before = follower.state()
    on.write(id, 'hello')
    expect(follower.state()?.messages).toBe(before?.messages)
    expect(follower.state()?.chat).toBe(before?.chat)
    expect(follower.state()?.live).not.toBe(before?.live)
  })

  test('two followers of one stream share the subscription and the state', () => {
    const first = on.follow()
    on.connected()
    const second = on.follow()
    expect(second.state()).toBe(first.state())
    expect(on.sent('subscribe').length + on.sent('resume').length).toBe(1)
    first.unfollow()
    on.clock.advance(10_000)
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    expect(second.state()?.chat.title).toBe('Coffee')
  })

  test('the last one to leave unsubscribes, after a while in which it can come back', () => {
    const shown: ChatState[] = []
    const follower = on.follow({ onChange: (state) => shown.push(state) })
    on.connected()
    follower.unfollow()
    const count = shown.length
    on.server.record({ type: 'chat.renamed', title: 'Coffee' })
    expect(shown).toHaveLength(count)
    const back = on.follow()
    expect(back.state()?.chat.title).toBe('Coffee')
    back.unfollow()
    back.unfollow()
    on.clock.advance(4_999)
    expect(on.sent('unsubscribe')).toHaveLength(0)
    on.clock.advance(1)
    expect(on.sent('unsubscribe')).toEqual([{ type: 'unsubscribe', stream }])
  })

  test('fifty-one streams come back with two resume frames', () => {
    for (let n = 0; n < 51; n++)
      followStream(on.net.connection, `chat:${n}`, { onChange: () => {}, schedule: (flush) => flush() })
    on.connected()
    expect(on.sent('resume').map((frame) => 'streams' in frame && frame.streams.length)).toEqual([50, 1])
  })
})

describe('earlier messages', () => {
  const item = (words: string, id?: string): ChatMessage => ({ ...said(words, null, id), content: words })

  test('are added, and know what happened to them while they loaded', async () => {
    const follower = on.follow()
    on.connected()
    const old = item('old words')
    await follower.loadEarlier(async () => {
      on.server.record({
        type: 'message.edited',
        messageId: old.id,
        parts: [text('new words')],
        mentions: [],
        editedAt: 3,
      })
      return { items: [old], children: { root: [old.id] } }
    })
    expect(follower.state()?.messages[old.id]?.parts).toEqual([text('new words')])
    expect(follower.state()?.children).toEqual({ root: [old.id] })
  })

  test('are loaded again when a snapshot came meanwhile', async () => {
    const follower = on.follow()
    on.connected()
    let loads = 0
    await follower.loadEarlier(async () => {
      loads += 1
      if (loads === 1) {
        on.clock.advance(5_000)
        on.say({ type: 'reset', stream, reason: 'repair' })
      }
      return { items: [item(`load ${loads}`)], children: {} }
    })
    expect(loads).toBe(2)
    expect(Object.values(follower.state()?.messages ?? {}).map(({ parts }) => parts)).toEqual([
      [text('load 2')],
    ])
  })

  test('that cannot be loaded leave everything as it was', async () => {
    const follower = on.follow()
    on.connected()
    const before = follower.state()
    await expect(follower.loadEarlier(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(follower.state()).toBe(before)
  })
})
