import { newId } from '@parley/contracts'
import { expect, test } from 'vitest'
import { openRedis } from '../../redis/link.ts'
import { RedisServer } from '../../testing/redis-server.ts'
import { until } from '../../testing/until.ts'
import type { Hint } from './bus.ts'
import { redisBus } from './redis.ts'

const quiet = { info: () => {}, warn: () => {}, error: console.error }

async function openBus(url: string, name: string) {
  const link = await openRedis(url, name, quiet)
  const bus = redisBus(link)
  const heard: Hint[] = []
  bus.listen((hint) => void (hint.kind === 'stop' || heard.push(hint)))
  return {
    bus,
    link,
    heard,
    async close() {
      await bus.close()
      link.close()
    },
  }
}

async function twoProcesses(url: string) {
  const name = `test:${newId()}`
  const one = await openBus(url, name)
  const other = await openBus(url, name)
  // Until the channel of everyone is joined nothing reaches the other.
  await until(() => {
    one.bus.publish({ kind: 'stop', replyId: 'first' })
    return other.bus.counts.received > 0 || undefined
  })
  // Who came late to Redis has been told that hints were lost.
  for (const { heard } of [one, other]) heard.length = 0
  return {
    one,
    other,
    async [Symbol.asyncDispose]() {
      await one.close()
      await other.close()
    },
  }
}

const head = (stream: string, at: number): Hint => ({ kind: 'stream', stream, head: at })
const sharedUrl = process.env['TEST_REDIS_URL'] ?? ''

test('[R2] a process hears its own hints at once, and those of others about what it follows', async () => {
  await using pair = await twoProcesses(sharedUrl)
  const { one, other } = pair
  await other.bus.follow('chat:1').ready
  one.bus.publish(head('chat:1', 1))
  expect(one.heard).toEqual([head('chat:1', 1)])
  one.bus.publish(head('chat:2', 1))
  one.bus.publish({ kind: 'access', stream: 'chat:2' })
  await until(() => other.heard.find((hint) => hint.kind === 'access'))
  expect(other.heard).toEqual([head('chat:1', 1), { kind: 'access', stream: 'chat:2' }])
  expect(one.heard).toHaveLength(3)
})

test('a stream is followed while anybody of the process follows it', async () => {
  await using pair = await twoProcesses(sharedUrl)
  const { one, other } = pair
  const first = other.bus.follow('chat:1')
  const second = other.bus.follow('chat:1')
  await Promise.all([first.ready, second.ready])
  first.end()
  first.end()
  one.bus.publish(head('chat:1', 7))
  await until(() => other.heard.find((hint) => hint.kind === 'stream'))
})

test('installations that share a Redis hear nothing of each other', async () => {
  await using pair = await twoProcesses(sharedUrl)
  const stranger = await openBus(sharedUrl, `test:${newId()}`)
  await stranger.bus.follow('chat:1').ready
  await pair.other.bus.follow('chat:1').ready
  pair.one.bus.publish(head('chat:1', 1))
  await until(() => pair.other.heard[0])
  expect(stranger.heard).toEqual([])
  await stranger.close()
})

test('[R2] when Redis comes back every process looks again, and hears all it follows', async () => {
  await using redis = await RedisServer.start()
  await using pair = await twoProcesses(redis.url)
  const { one, other } = pair
  await other.bus.follow('chat:1').ready
  await redis.kill()
  await until(() => !other.bus.connected || undefined)
  await until(() => !one.bus.connected || undefined)
  one.bus.publish(head('chat:1', 1))
  expect(one.heard).toEqual([head('chat:1', 1)])
  // What begins to be followed meanwhile waits for nothing.
  await other.bus.follow('chat:2').ready
  await redis.start()
  await until(() => (one.bus.connected && other.bus.connected) || undefined)
  expect(other.heard).toEqual([{ kind: 'lost' }])
  for (const stream of ['chat:1', 'chat:2']) one.bus.publish(head(stream, 2))
  await until(() => other.heard.length === 3 || undefined)
})

test('a Redis that hangs counts as away, and nobody waits for it', async () => {
  await using redis = await RedisServer.start()
  await using pair = await twoProcesses(redis.url)
  redis.hang()
  await until(() => !pair.one.bus.connected || undefined)
  redis.wake()
  await until(() => pair.one.bus.connected || undefined)
  await until(() => pair.one.heard.find((hint) => hint.kind === 'lost'))
})

test('a server starts without its Redis, and finds it later', async () => {
  const redis = await RedisServer.start()
  await redis.kill()
  const late = await openBus(redis.url, 'late')
  expect(late.bus.connected).toBe(false)
  await redis.start()
  await until(() => late.bus.connected || undefined)
  await late.close()
  await redis[Symbol.asyncDispose]()
})
