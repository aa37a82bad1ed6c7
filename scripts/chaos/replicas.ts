import { setTimeout as pause } from 'node:timers/promises'
import { RedisServer } from '../../apps/server/src/testing/redis-server.ts'
import { startCluster } from '../cluster/cluster.ts'
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
  open: () =>
    onReplicas(async (redis) => {
      await redis.kill()
      await pause(REDIS_AWAY_MS)
      await redis.start()
      return {}
    }),
}

const redisFlushed: Kind = {
  name: 'redis-flush',
  what: '`FLUSHALL` of Redis in mid-answer; three replicas',
  isQuick: true,
  open: () =>
    onReplicas(async (redis) => {
      await redis.flush()
      return {}
    }),
}

const frozen: Kind = {
  name: 'freeze',
  what: '`SIGSTOP` of one of three replicas for 30 s (11 s in the short form)',
  isQuick: true,
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
  open: () =>
    onReplicas(async (_redis, { replicas }, round) => {
      const replica = replicas[round % replicas.length]
      await replica?.kill()
      await replica?.start()
      return {}
    }),
}

type Cluster = Awaited<ReturnType<typeof startCluster>>
type Strike = (redis: RedisServer, cluster: Cluster, round: number) => Promise<Struck>

/** Three replicas with a Redis that can be killed. Each person is at another replica, past the proxy. */
async function onReplicas(strike: Strike): Promise<Place> {
  const redis = await RedisServer.start()
  const stopRedis = () => redis[Symbol.asyncDispose]()
  const cluster = await startCluster({ env: SETTINGS, given: { redisUrl: redis.url } }).catch(
    async (error: unknown) => {
      await stopRedis()
      throw error
    },
  )
  return {
    urls: cluster.replicas.map(({ url }) => url),
    strike: (_room, round) => strike(redis, cluster, round),
    async stop() {
      await cluster.stop()
      await stopRedis()
    },
  }
}

export const replicas: readonly Kind[] = [redisGone, redisFlushed, killed, frozen]
