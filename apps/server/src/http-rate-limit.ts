import { AppError } from '@parley/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from './env.ts'
import type { RedisLink } from './redis/link.ts'
import { takeShared } from './redis/shared-bucket.ts'
import { TokenBucket } from './token-bucket.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It makes a model work: such requests have a bucket of their own. */
    costly?: boolean
  }
}

const KEPT_BUCKETS = 20_000

/** Counts something that somebody asks for, whatever way it came; throws when it is too much. */
export type SpendRate = (who: string, isCostly: boolean) => void

/**
 * H5: a bucket of requests for each person, or for each address of who is not logged in; a smaller one for answers.
 * Replicas share them by Redis. Nobody waits for it: what it says holds from the next request on, and while it is away
 * each process counts for itself.
 */
export function createRates(env: Env, redis?: RedisLink): SpendRate {
  const requests = spender('requests', env.RATE_LIMIT_PER_MINUTE, redis)
  const answers = spender('answers', env.RATE_LIMIT_ANSWERS_PER_MINUTE, redis)
  return (who, isCostly) => {
    requests(who)
    if (isCostly) answers(who)
  }
}

export function limitRates(app: FastifyInstance, spend: SpendRate): void {
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api') || isProbe(request)) return
    spend(request.actor?.id ?? `ip:${request.ip}`, request.routeOptions.config.costly ?? false)
  })
}

const isProbe = ({ url }: FastifyRequest): boolean => /^\/api(\/v1)?\/(health|ready|metrics)$/.test(url)

type Purse = { bucket: TokenBucket; refusedUntil: number }

function spender(kind: string, perMinute: number, redis: RedisLink | undefined): (who: string) => void {
  const rate = { perSecond: perMinute / 60, burst: Math.max(1, Math.ceil(perMinute / 4)) }
  const purses = new Map<string, Purse>()

  function purseOf(who: string): Purse {
    const known = purses.get(who)
    if (known) return known
    // Forgetting the oldest gives them a full bucket again; remembering everyone would give an attacker our memory.
    if (purses.size >= KEPT_BUCKETS) purses.delete(purses.keys().next().value ?? '')
    const fresh = { bucket: new TokenBucket(rate), refusedUntil: 0 }
    purses.set(who, fresh)
    return fresh
  }

  return (who) => {
    const purse = purseOf(who)
    if (!purse.bucket.take()) throw tooMany(purse.bucket.waitSeconds())
    if (!redis?.isConnected) return
    const wait = (purse.refusedUntil - performance.now()) / 1000
    if (wait > 0) throw tooMany(wait)
    void takeShared(redis, `rate:${kind}:${who}`, rate).then((seconds = 0) => {
      purse.refusedUntil = performance.now() + seconds * 1000
    })
  }
}

function tooMany(waitSeconds: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitSeconds))
  return new AppError('too_many_requests', {
    detail: `Too many requests; try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  })
}
