import { describe, expect, test } from 'vitest'
import { connectionStage, onlineStage } from './testing/connection-stage.ts'

describe('[R18] reconnecting', () => {
  test('[R18] waits rand(0, min(30 s, 0.5 s · 2ⁿ)) after n failures, and no longer than it has been away', () => {
    const { net, connection, clock } = connectionStage({ random: 1 })
    const waits = Array.from({ length: 9 }, () => {
      net.last.drop()
      const { nextTryAt } = connection.status()
      const wait = (nextTryAt ?? NaN) - clock.now()
      clock.advance(wait)
      return wait
    })
    expect(waits).toEqual([500, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    expect(net.sockets).toHaveLength(10)
  })

  test('[R18] the whole range is random', () => {
    const { net, connection, clock } = connectionStage({ random: 0 })
    net.last.drop()
    expect(connection.status().nextTryAt).toBe(clock.now())
  })

  test('[R18] whose tries came quickly by chance does not wait long for that', () => {
    let random = 0.01
    const { net, connection, clock } = connectionStage({}, { random: () => random })
    for (let tries = 0; tries < 6; tries++) {
      net.last.drop()
      clock.advance((connection.status().nextTryAt ?? NaN) - clock.now())
    }
    random = 1
    net.last.drop()
    expect(connection.status().nextTryAt).toBe(clock.now() + 500)
  })

  test('[R18] only a stable connection makes the waits short again', () => {
    const { net, connection, clock, comeOnline } = connectionStage({ random: 1 })
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
    const { net, connection, clock } = onlineStage()
    clock.advance(10_000)
    net.last.drop()
    expect(connection.status().phase).toBe('connecting')
    clock.advance(500)
    net.last.drop()
    expect(connection.status().phase).toBe('offline')
  })

  test('[R18] bye: reconnects at a random moment within spreadMs, served by the old socket until then', () => {
    const { net, connection, clock } = onlineStage({ random: 0.25 })
    net.last.say({ type: 'bye', spreadMs: 8_000 })
    clock.advance(1_999)
    expect(connection.status().phase).toBe('online')
    expect(net.sockets).toHaveLength(1)
    clock.advance(1)
    expect(net.sockets).toHaveLength(2)
    expect(net.sockets[0]?.isLeft()).toBe(true)
  })

  test('[R18] bye: when the server closes sooner, the moment drawn stays', () => {
    const { net, connection, clock } = onlineStage()
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
    const { net, connection, clock, browser, comeOnline } = onlineStage()
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
    const { net, clock } = onlineStage()
    clock.advance(6_000)
    net.last.drop(4008)
    clock.advance(0)
    expect(net.sockets).toHaveLength(2)
  })

  test('[R19] 4008 again and again waits like any failure', () => {
    const { net, connection, clock, comeOnline } = onlineStage()
    clock.advance(6_000)
    net.last.drop(4008)
    clock.advance(0)
    comeOnline()
    net.last.drop(4008)
    expect(connection.status().nextTryAt).toBe(clock.now() + 250)
  })
})

describe('the page', () => {
  test('offline: gives up at once and tries nothing until online', () => {
    const { net, connection, clock, browser } = onlineStage()
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
    const { net, browser } = connectionStage({ isOffline: true })
    expect(net.sockets).toHaveLength(0)
    browser.signal('online')
    expect(net.sockets).toHaveLength(1)
  })

  test('a server on this machine is tried though there is no network', () => {
    const { net, connection, clock, browser, comeOnline } = onlineStage(
      {},
      { url: 'http://localhost:3000/api/ws' },
    )
    browser.signal('offline')
    expect(net.sockets[0]?.isLeft()).toBe(true)
    clock.advance(500)
    comeOnline()
    expect(connection.status().phase).toBe('online')
  })

  test('being looked at again ends the wait', () => {
    const { net, clock, browser } = connectionStage({ random: 1 })
    net.last.drop()
    clock.advance(500)
    net.last.drop()
    browser.signal('hidden')
    expect(net.sockets).toHaveLength(2)
    browser.signal('visible')
    expect(net.sockets).toHaveLength(3)
  })

  test('[R17] being looked at again shows what sleeping timers have missed', () => {
    let asleep = 0
    const awake = connectionStage()
    const clock = { ...awake.clock, now: () => awake.clock.now() + asleep }
    const { net, browser, comeOnline } = connectionStage({}, { clock })
    comeOnline()
    asleep = 3_600_000
    browser.signal('visible')
    expect(net.sockets[0]?.isLeft()).toBe(true)
    expect(net.sockets).toHaveLength(2)
  })

  test('tells the server when nobody looks, also after a reconnect', () => {
    const { net, clock, browser, comeOnline } = onlineStage()
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
