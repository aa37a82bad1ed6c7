import { setTimeout as pause } from 'node:timers/promises'
import type { createClient } from '@redis/client'

/** More commands than this waiting for an answer means that none will come. */
const MOST_UNANSWERED = 50_000

export type RedisClient = ReturnType<typeof createClient>

/** Connects once; `lost` is called when the connection breaks afterwards. */
export async function connectRedis(
  url: string,
  withinMs: number,
  lost: (client: RedisClient) => void,
): Promise<RedisClient> {
  // Loaded when it is needed: most servers do without, and it takes 27 MB.
  const { createClient } = await import('@redis/client')
  const client: RedisClient = createClient({
    url,
    socket: { connectTimeout: withinMs, reconnectStrategy: false },
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_UNANSWERED,
    disableClientInfo: true,
    name: 'parley',
  })
  client.on('error', () => lost(client))
  client.on('end', () => lost(client))
  const late = new AbortController()
  try {
    // A Redis that is stopped takes the connection and then says nothing.
    await Promise.race([client.connect(), tooLate(withinMs, late.signal)])
    return client
  } catch (error) {
    client.destroy()
    throw error
  } finally {
    late.abort()
  }
}

async function tooLate(ms: number, signal: AbortSignal): Promise<never> {
  await pause(ms, undefined, { signal })
  throw new Error('Redis does not answer.')
}
