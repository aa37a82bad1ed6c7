import type { ServerFrame } from '@parley/contracts'
import { describe, expect, test } from 'vitest'
import type { SocketConstructor } from './socket-link.ts'
import { connectionStage, onlineStage } from './testing/connection-stage.ts'
import { welcome } from './testing/fake-sockets.ts'

describe('opening', () => {
  test('says hello at once and is online with the welcome', () => {
    const { net, connection } = connectionStage()
    expect(connection.status().phase).toBe('connecting')
    net.last.open()
    expect(net.last.sent).toEqual([{ type: 'hello', protocol: 1, continuations: true }])
    expect(connection.status().phase).toBe('connecting')
    net.last.say(welcome)
    expect(connection.status()).toEqual({ phase: 'online', nextTryAt: null })
  })

  test('goes to the socket address, with the protocol of this version', () => {
    const { net } = connectionStage()
    expect(net.last.url).toBe('wss://chat.example.org/api/ws')
    expect(net.last.protocols).toEqual(['parley.v1'])
  })

  test('a bearer token goes as a subprotocol, read anew for each try, never in the address', () => {
    let token = 'one'
    const { net, clock } = connectionStage({}, { accessToken: () => token })
    expect(net.last.protocols).toEqual(['parley.v1', 'bearer.one'])
    token = 'two'
    net.last.drop()
    clock.advance(1_000)
    expect(net.last.protocols).toEqual(['parley.v1', 'bearer.two'])
    expect(net.last.url).not.toContain('two')
  })

  test('connecting twice opens one socket', () => {
    const { net, connection } = connectionStage()
    connection.connect()
    expect(net.sockets).toHaveLength(1)
  })

  test('an address the page may not open is retried like any failure', () => {
    let tries = 0
    const Refusing = function () {
      tries += 1
      throw new Error('refused by policy')
    } as unknown as SocketConstructor
    const { connection, clock } = connectionStage({}, { WebSocket: Refusing })
    expect(connection.status().phase).toBe('connecting')
    clock.advance(60_000)
    expect(tries).toBeGreaterThan(3)
    expect(connection.status().phase).toBe('offline')
  })

  test('a server that never welcomes is given up after 10 s', () => {
    const { net, clock } = connectionStage()
    net.last.open()
    clock.advance(9_999)
    expect(net.last.isLeft()).toBe(false)
    clock.advance(1)
    expect(net.sockets[0]?.isLeft()).toBe(true)
    clock.advance(500)
    expect(net.sockets).toHaveLength(2)
  })

  test('close ends it and nothing wakes it again', () => {
    const { net, connection, clock, browser } = onlineStage()
    connection.close()
    expect(net.last.isLeft()).toBe(true)
    expect(connection.status()).toEqual({ phase: 'offline', nextTryAt: null })
    expect(clock.waiting()).toBe(0)
    browser.signal('online')
    browser.signal('visible')
    expect(net.sockets).toHaveLength(1)
  })
})

describe('status', () => {
  test('is the same object until it changes, and its listeners are told once a change', () => {
    const { connection, comeOnline, net } = connectionStage()
    const told: string[] = []
    const leave = connection.onStatus(({ phase }) => told.push(phase))
    expect(connection.status()).toBe(connection.status())
    comeOnline()
    net.last.say(welcome)
    expect(told).toEqual(['online'])
    leave()
    connection.close()
    expect(told).toEqual(['online'])
  })

  test('a listener that leaves another is obeyed at once', () => {
    const { connection, comeOnline } = connectionStage()
    const told: string[] = []
    let leaveSecond = () => {}
    connection.onStatus(() => leaveSecond())
    leaveSecond = connection.onStatus(() => told.push('second'))
    comeOnline()
    expect(told).toEqual([])
  })
})

describe('[R17] heartbeats', () => {
  test('[R17] each heartbeat is answered with a pong', () => {
    const { net } = onlineStage()
    net.last.say({ type: 'heartbeat', heads: {} })
    expect(net.last.sent.at(-1)).toEqual({ type: 'pong' })
  })

  test('[R17] 35 s of silence end the connection, and no less', () => {
    const { net, clock, connection } = onlineStage()
    clock.advance(34_999)
    expect(connection.status().phase).toBe('online')
    clock.advance(1)
    expect(net.sockets[0]?.isLeft()).toBe(true)
    expect(connection.status().phase).toBe('connecting')
  })

  test('[R17] any frame breaks the silence', () => {
    const { net, clock, connection } = onlineStage()
    for (let round = 0; round < 10; round++) {
      clock.advance(30_000)
      net.last.say({ type: 'heartbeat', heads: {} })
    }
    expect(net.sockets).toHaveLength(1)
    expect(connection.status().phase).toBe('online')
  })

  test('[R17] what a dead socket says late is not heard', () => {
    const { net, clock, connection } = onlineStage()
    const dead = net.last
    clock.advance(35_000)
    const heard: string[] = []
    connection.onFrame((frame) => heard.push(frame.type))
    dead.say({ type: 'heartbeat', heads: {} })
    dead.drop(4001)
    expect(heard).toEqual([])
    expect(connection.status().phase).toBe('connecting')
  })

  test('[R11] text in its short form is heard as the delta it stands for; of an earlier connection it means nothing', () => {
    const { net, clock, connection, comeOnline } = onlineStage()
    const heard: ServerFrame[] = []
    connection.onFrame((frame) => frame.type === 'delta' && heard.push(frame))
    const delta = {
      type: 'delta',
      stream: 'chat:c',
      messageId: 'm',
      attempt: 1,
      part: 0,
      kind: 'text',
    } as const
    net.last.say({ ...delta, offset: 0, text: 'One', name: 'a' })
    net.last.sayRaw('a: two')
    expect(heard.at(-1)).toEqual({ ...delta, offset: 3, text: ' two' })
    net.last.drop()
    clock.advance(1_000)
    comeOnline()
    net.last.sayRaw('a: three')
    expect(heard).toHaveLength(2)
  })

  test('a socket that is closing already is sent nothing, and who asks is told', () => {
    const { net, connection } = onlineStage()
    const before = net.last.sent.length
    net.last.closing()
    expect(connection.send({ type: 'presence', hidden: true })).toBe(false)
    net.last.say({ type: 'heartbeat', heads: {} })
    expect(net.last.sent).toHaveLength(before)
    expect(connection.status().phase).toBe('online')
    net.last.drop()
    expect(connection.status().phase).toBe('connecting')
  })

  test('[R20] nonsense reaches nobody and ends nothing', () => {
    const { net, connection } = onlineStage()
    const heard: string[] = []
    connection.onFrame((frame) => heard.push(frame.type))
    for (const nonsense of ['{"type":', 'null', '[1]', '7', '']) net.last.sayRaw(nonsense)
    net.last.say({ type: 'heartbeat', heads: {} })
    expect(heard).toEqual(['heartbeat'])
  })
})
