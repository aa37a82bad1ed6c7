import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { program, startCluster, type Cluster } from '../cluster/cluster.ts'
import { startRedis } from '../test/redis.mjs'
import type { Kind, Place, Struck } from './place.ts'
import { SETTINGS } from './settings.ts'

const REDIS_AWAY_MS = 3000
const FROZEN_MS = 30_000
/** Longer than a lease of 8 s, so that others take over what the frozen one writes. */
const FROZEN_SHORTLY_MS = 11_000

const redisGone: Kind = {
  name: 'redis-stop',
  what: 'Redis killed, away for 3 s, and back empty; three replicas',
  isQuick: true,
  share: 24,
  open: () =>
    onReplicas(async (redis) => {
      await redis.kill()
      await pause(REDIS_AWAY_MS)
      await redis.restart()
      return {}
    }),
}

const redisFlushed: Kind = {
  name: 'redis-flush',
  what: '`FLUSHALL` of Redis in mid-answer; three replicas',
  isQuick: true,
  share: 24,
  open: () =>
    onReplicas(async (redis) => {
      await flush(redis.url)
      return {}
    }),
}

const frozen: Kind = {
  name: 'freeze',
  what: '`SIGSTOP` of one of three replicas for 30 s (11 s in the short form)',
  isQuick: true,
  share: 8,
  open: (isQuick) =>
    onReplicas(async (_redis, { replicas }, round) => {
      const replica = replicas[round % replicas.length]
      replica?.pause()
      await pause(isQuick ? FROZEN_SHORTLY_MS : FROZEN_MS)
      replica?.resume()
      return {}
    }),
}

const killed: Kind = {
  name: 'replica',
  what: '`kill -9` of one of three replicas in mid-answer, started again',
  isQuick: true,
  share: 24,
  open: () =>
    onReplicas(async (_redis, { replicas }, round) => {
      const replica = replicas[round % replicas.length]
      await replica?.kill()
      await replica?.start()
      return {}
    }),
}

async function flush(url: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('FLUSHALL\r\n')
  await once(socket, 'data')
  socket.destroy()
}

type Redis = Awaited<ReturnType<typeof startRedis>>
type Strike = (redis: Redis, cluster: Cluster, round: number) => Promise<Struck>

/** Three replicas with a Redis that can be killed. Each person is at another replica, past the proxy. */
async function onReplicas(strike: Strike): Promise<Place> {
  const redis = await startRedis(program('redis'))
  const cluster = await startCluster({ env: SETTINGS, given: { redisUrl: redis.url } }).catch(
    async (error: unknown) => {
      await redis.stop()
      throw error
    },
  )
  return {
    urls: cluster.replicas.map(({ url }) => url),
    strike: (_room, round) => strike(redis, cluster, round),
    async stop() {
      await cluster.stop()
      await redis.stop()
    },
  }
}

export const replicas: readonly Kind[] = [redisGone, redisFlushed, killed, frozen]
