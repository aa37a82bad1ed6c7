import { AppError, newId } from '@parley/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { createConnection, type Connection, type ConnectionOptions } from './connection.ts'
import { NetworkError } from './network-error.ts'
import { fakeClock, type FakeClock } from './testing/fake-clock.ts'
import { fakePage } from './testing/fake-page.ts'
import { fakeSockets, welcome } from './testing/fake-sockets.ts'

let clock: FakeClock
let net: ReturnType<typeof fakeSockets>
let browser: ReturnType<typeof fakePage>
let draw: number
let connection: Connection

function connect(options: Partial<ConnectionOptions> = {}) {
  connection = createConnection({
    url: 'https://chat.example.org/api/ws',
    WebSocket: net.WebSocket,
    clock,
    random: () => draw,
    page: browser.page,
    ...options,
  })
  connection.connect()
}

function comeOnline() {
  net.last.open()
  net.last.say(welcome)
}

beforeEach(() => {
  clock = fakeClock()
  net = fakeSockets()
  browser = fakePage()
  draw = 0.5
})

describe('opening', () => {
  test('says hello at once and is online with the welcome', () => {
    connect()
    expect(connection.status().phase).toBe('connecting')
    net.last.open()
    expect(net.last.sent).toEqual([{ type: 'hello', protocol: 1 }])
    expect(connection.status().phase).toBe('connecting')
    net.last.say(welcome)
    expect(connection.status()).toEqual({ phase: 'online', nextTryAt: null })
  })

  test('goes to the socket address, with the protocol of this version', () => {
    connect()
    expect(net.last.url).toBe('wss://chat.example.org/api/ws')
    expect(net.last.protocols).toEqual(['parley.v1'])
  })

  test('a bearer token goes as a subprotocol, read anew for each try, never in the address', () => {
    let token = 'one'
    connect({ accessToken: () => token })
    expect(net.last.protocols).toEqual(['parley.v1', 'bearer.one'])
    token = 'two'
    net.last.drop()
    clock.advance(1_000)
    expect(net.last.protocols).toEqual(['parley.v1', 'bearer.two'])
    expect(net.last.url).not.toContain('two')
  })

  test('connecting twice opens one socket', () => {
    connect()
    connection.connect()
    expect(net.sockets).toHaveLength(1)
  })

  test('an address the page may not open is retried like any failure', () => {
    let tries = 0
    const Refusing = class {
      constructor() {
        tries += 1
        throw new Error('refused by policy')
      }
    } as unknown as ConnectionOptions['WebSocket'] & object
    connect({ WebSocket: Refusing })
    expect(connection.status().phase).toBe('connecting')
    clock.advance(60_000)
    expect(tries).toBeGreaterThan(3)
    expect(connection.status().phase).toBe('offline')
  })

  test('a server that never welcomes is given up after 10 s', () => {
    connect()
    net.last.open()
    clock.advance(9_999)
    expect(net.last.isLeft()).toBe(false)
    clock.advance(1)
    expect(net.sockets[0]?.isLeft()).toBe(true)
    clock.advance(500)
    expect(net.sockets).toHaveLength(2)
  })

  test('close ends it and nothing wakes it again', () => {
    connect()
    comeOnline()
    connection.close()
    expect(net.last.isLeft()).toBe(true)
    expect(connection.status()).toEqual({ phase: 'offline', nextTryAt: null })
    expect(clock.waiting()).toBe(0)
    browser.signal('online')
    browser.signal('visible')
    expect(net.sockets).toHaveLength(1)
  })
})

describe('[R17] heartbeats', () => {
  test('[R17] each heartbeat is answered with a pong', () => {
    connect()
    comeOnline()
    net.last.say({ type: 'heartbeat', heads: {} })
    expect(net.last.sent.at(-1)).toEqual({ type: 'pong' })
  })

  test('[R17] 35 s of silence end the connection, and no less', () => {
    connect()
    comeOnline()
    clock.advance(34_999)
    expect(connection.status().phase).toBe('online')
    clock.advance(1)
    expect(net.sockets[0]?.isLeft()).toBe(true)
    expect(connection.status().phase).toBe('connecting')
  })

  test('[R17] any frame breaks the silence', () => {
    connect()
    comeOnline()
    for (let round = 0; round < 10; round++) {
      clock.advance(30_000)
      net.last.say({ type: 'heartbeat', heads: {} })
    }
    expect(net.sockets).toHaveLength(1)
    expect(connection.status().phase).toBe('online')
  })

  test('what a dead socket says late is not heard', () => {
    connect()
    comeOnline()
    const dead = net.last
    clock.advance(35_000)
    const heard: string[] = []
    connection.onFrame((frame) => heard.push(frame.type))
    dead.say({ type: 'heartbeat', heads: {} })
    dead.drop(4001)
    expect(heard).toEqual([])
    expect(connection.status().phase).toBe('connecting')
  })
})

describe('[R18] reconnecting', () => {
  test('[R18] waits rand(0, min(30 s, 0.5 s · 2ⁿ)) after n failures', () => {
    draw = 1
    connect()
    const waits = Array.from({ length: 9 }, () => {
      net.last.drop()
      const { nextTryAt } = connection.status()
      const wait = (nextTryAt ?? NaN) - clock.now()
      clock.advance(wait)
      return wait
    })
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    expect(net.sockets).toHaveLength(10)
  })

  test('[R18] the whole range is random', () => {
    draw = 0
    connect()
    net.last.drop()
    expect(connection.status().nextTryAt).toBe(clock.now())
  })

  test('[R18] only a stable connection makes the waits short again', () => {
    draw = 1
    connect()
    for (let round = 0; round < 3; round++) {
      comeOnline()
      net.last.drop()
      clock.advance(500 * 2 ** round)
    }
    comeOnline()
    clock.advance(5_000)
    net.last.drop()
    expect(connection.status().nextTryAt).toBe(clock.now() + 500)
  })

  test('the first loss is tried quietly, the next ones are told as offline', () => {
    connect()
    comeOnline()
    clock.advance(10_000)
    net.last.drop()
    expect(connection.status().phase).toBe('connecting')
    clock.advance(500)
    net.last.drop()
    expect(connection.status().phase).toBe('offline')
  })

  test('[R18] bye: reconnects at a random moment within spreadMs, served by the old socket until then', () => {
    draw = 0.25
    connect()
    comeOnline()
    net.last.say({ type: 'bye', spreadMs: 8_000 })
    clock.advance(1_999)
    expect(connection.status().phase).toBe('online')
    expect(net.sockets).toHaveLength(1)
    clock.advance(1)
    expect(net.sockets).toHaveLength(2)
    expect(net.sockets[0]?.isLeft()).toBe(true)
  })

  test('[R18] bye: when the server closes sooner, the moment drawn stays', () => {
    connect()
    comeOnline()
    net.last.say({ type: 'bye', spreadMs: 8_000 })
    const at = clock.now() + 4_000
    clock.advance(1_000)
    net.last.drop(1001)
    expect(connection.status()).toEqual({ phase: 'connecting', nextTryAt: at })
    clock.advance(2_999)
    expect(net.sockets).toHaveLength(1)
    clock.advance(1)
    expect(net.sockets).toHaveLength(2)
  })

  test('4001: signed out, no more tries until connect is called again', () => {
    connect()
    comeOnline()
    net.last.drop(4001)
    expect(connection.status()).toEqual({ phase: 'signed-out', nextTryAt: null })
    clock.advance(120_000)
    browser.signal('online')
    expect(net.sockets).toHaveLength(1)
    connection.connect()
    comeOnline()
    expect(connection.status().phase).toBe('online')
  })

  test('[R19] 4008: a reader that was too slow comes back at once', () => {
    connect()
    comeOnline()
    clock.advance(6_000)
    net.last.drop(4008)
    clock.advance(0)
    expect(net.sockets).toHaveLength(2)
  })

  test('[R19] 4008 again and again waits like any failure', () => {
    connect()
    comeOnline()
    clock.advance(6_000)
    net.last.drop(4008)
    clock.advance(0)
    comeOnline()
    net.last.drop(4008)
    expect(connection.status().nextTryAt).toBe(clock.now() + 500)
  })
})

describe('the page', () => {
  test('offline: gives up at once and tries nothing until online', () => {
    connect()
    comeOnline()
    browser.signal('offline')
    expect(net.last.isLeft()).toBe(true)
    expect(connection.status()).toEqual({ phase: 'offline', nextTryAt: null })
    clock.advance(300_000)
    expect(net.sockets).toHaveLength(1)
    browser.signal('online')
    expect(net.sockets).toHaveLength(2)
    expect(connection.status().phase).toBe('connecting')
  })

  test('offline from the beginning: the first try waits for the network', () => {
    browser.signal('offline')
    connect()
    expect(net.sockets).toHaveLength(0)
    browser.signal('online')
    expect(net.sockets).toHaveLength(1)
  })

  test('a server on this machine is tried though there is no network', () => {
    connect({ url: 'http://localhost:3000/api/ws' })
    comeOnline()
    browser.signal('offline')
    expect(net.sockets[0]?.isLeft()).toBe(true)
    clock.advance(500)
    comeOnline()
    expect(connection.status().phase).toBe('online')
  })

  test('being looked at again ends the wait', () => {
    draw = 1
    connect()
    net.last.drop()
    clock.advance(500)
    net.last.drop()
    browser.signal('hidden')
    expect(net.sockets).toHaveLength(2)
    browser.signal('visible')
    expect(net.sockets).toHaveLength(3)
  })

  test('tells the server when nobody looks, also after a reconnect', () => {
    connect()
    comeOnline()
    browser.signal('hidden')
    expect(net.last.sent.at(-1)).toEqual({ type: 'presence', hidden: true })
    net.last.drop()
    clock.advance(500)
    comeOnline()
    expect(net.last.sent.at(-1)).toEqual({ type: 'presence', hidden: true })
    browser.signal('visible')
    expect(net.last.sent.at(-1)).toEqual({ type: 'presence', hidden: false })
  })
})

describe('frames and ops', () => {
  const op = (opId = newId()) => ({ type: 'op' as const, opId, verb: 'send', args: {} })

  test('frames reach every listener until it leaves; nonsense reaches none', () => {
    connect()
    comeOnline()
    const heard: string[] = []
    const leave = connection.onFrame((frame) => heard.push(frame.type))
    net.last.sayRaw('{"type":')
    net.last.sayRaw('null')
    net.last.sayRaw('[1]')
    net.last.say({ type: 'heartbeat', heads: {} })
    leave()
    net.last.say({ type: 'heartbeat', heads: {} })
    expect(heard).toEqual(['heartbeat'])
  })

  test('send says whether it was sent', () => {
    connect()
    expect(connection.send({ type: 'pong' })).toBe(false)
    comeOnline()
    expect(connection.send({ type: 'pong' })).toBe(true)
  })

  test('an op resolves with its answer', async () => {
    connect()
    comeOnline()
    const frame = op()
    const answer = connection.request(frame)
    expect(net.last.sent.at(-1)).toEqual(frame)
    net.last.say({ type: 'ok', opId: frame.opId, answer: { done: true } })
    expect(await answer).toEqual({ done: true })
  })

  test('a refused op rejects with the code and the words of the server', async () => {
    connect()
    comeOnline()
    const frame = op()
    const answer = connection.request(frame)
    net.last.say({ type: 'error', opId: frame.opId, code: 'conflict', message: 'That id is taken.' })
    await expect(answer).rejects.toThrow(new AppError('conflict', { detail: 'That id is taken.' }))
    await expect(answer).rejects.toMatchObject({ code: 'conflict' })
  })

  test('[R6] an op asked for twice while it waits is sent once', async () => {
    connect()
    comeOnline()
    const frame = op()
    const answers = [connection.request(frame), connection.request(frame)]
    expect(net.last.sent.filter(({ type }) => type === 'op')).toHaveLength(1)
    net.last.say({ type: 'ok', opId: frame.opId, answer: 1 })
    expect(await Promise.all(answers)).toEqual([1, 1])
  })

  test('an op without a connection, without an answer, or cut off rejects as retryable', async () => {
    connect()
    await expect(connection.request(op())).rejects.toThrow(NetworkError)
    comeOnline()
    const unanswered = connection.request(op(), { timeoutMs: 1_000 })
    clock.advance(1_000)
    await expect(unanswered).rejects.toMatchObject({ code: 'network', retryable: true })
    const cutOff = connection.request(op())
    net.last.drop()
    await expect(cutOff).rejects.toThrow(NetworkError)
  })
})
