import { createHash } from 'node:crypto'
import type { Env } from '../env.ts'
import type { Log } from '../db/log.ts'
import { openRedis, type RedisLink } from './link.ts'

/** The Redis of the configuration, if there is one. Its name follows from the secret, which all replicas share. */
export async function openRedisOf(env: Env, log: Log): Promise<RedisLink | undefined> {
  if (!env.REDIS_URL) return undefined
  const name = createHash('sha256').update(`redis:${env.PARLEY_SECRET}`).digest('base64url').slice(0, 10)
  return openRedis(env.REDIS_URL, `parley:${name}`, log)
}
