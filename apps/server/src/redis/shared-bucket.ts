import { createHash } from 'node:crypto'
import type { RedisLink } from './link.ts'

/** Takes a token if there is one, and answers how many seconds until there is another. By the clock of Redis alone. */
const SCRIPT = `
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = math.min(burst, (tonumber(kept[1]) or burst) + (now - (tonumber(kept[2]) or now)) * rate)
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = (1 - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000))
return tostring(wait)`
const SHA = createHash('sha1').update(SCRIPT).digest('hex')

export type Rate = { perSecond: number; burst: number }

/** One token bucket for all processes: how long to wait for a token, 0 when one was taken; undefined without Redis. */
export async function takeShared(link: RedisLink, key: string, rate: Rate): Promise<number | undefined> {
  const asked = {
    keys: [`${link.name}:${key}`],
    arguments: [String(rate.perSecond), String(rate.burst)],
  }
  const wait = await link.ask((client) =>
    client.evalSha(SHA, asked).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return client.eval(SCRIPT, asked)
      throw error
    }),
  )
  return wait === undefined ? undefined : Number(wait)
}
