import { AppError } from '@parley/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from './env.ts'
import { tokenBucket, type TokenBucket } from './token-bucket.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It makes a model work: such requests have a bucket of their own. */
    costly?: boolean
  }
}

const KEPT_BUCKETS = 20_000

/** Counts something that somebody asks for, whatever way it came; throws when it is too much. */
export type SpendRate = (who: string, isCostly: boolean) => void

/** H5: a bucket of requests for each person, or for each address of who is not logged in; a smaller one for answers. */
export function createRates(env: Env): SpendRate {
  const requests = buckets(env.RATE_LIMIT_PER_MINUTE)
  const answers = buckets(env.RATE_LIMIT_ANSWERS_PER_MINUTE)
  return (who, isCostly) => {
    take(requests(who))
    if (isCostly) take(answers(who))
  }
}

export function limitRates(app: FastifyInstance, spend: SpendRate): void {
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api') || isProbe(request)) return
    spend(request.actor?.id ?? `ip:${request.ip}`, request.routeOptions.config.costly ?? false)
  })
}

const isProbe = ({ url }: FastifyRequest): boolean => /^\/api(\/v1)?\/(health|ready|metrics)$/.test(url)

function take(bucket: TokenBucket) {
  if (bucket.take()) return
  const retryAfterSeconds = Math.max(1, Math.ceil(bucket.waitSeconds()))
  throw new AppError('too_many_requests', {
    detail: `Too many requests; try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  })
}

function buckets(perMinute: number): (who: string) => TokenBucket {
  const byWho = new Map<string, TokenBucket>()
  return (who) => {
    const known = byWho.get(who)
    if (known) return known
    // Forgetting the oldest gives them a full bucket again; remembering everyone would give an attacker our memory.
    if (byWho.size >= KEPT_BUCKETS) byWho.delete(byWho.keys().next().value ?? '')
    const fresh = tokenBucket({ perSecond: perMinute / 60, burst: Math.max(1, Math.ceil(perMinute / 4)) })
    byWho.set(who, fresh)
    return fresh
  }
}
