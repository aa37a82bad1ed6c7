import { newId } from '@parley/contracts'
import { openStore } from '../db/store.ts'
import { openRedis } from '../redis/link.ts'
import type { Person } from './person.ts'
import { makeMigratedPlace } from './stores.ts'
import { testApp, type TestApp } from './test-app.ts'
import { until } from './until.ts'

export type Replicas = {
  one: TestApp
  other: TestApp
  /** Somebody with an account, as they use the first and the second. */
  person(name: string): Promise<[atOne: Person, atOther: Person]>
  /** Another process on the same database and Redis. */
  start(): Promise<TestApp>
  [Symbol.asyncDispose](): Promise<void>
}

const quiet = { info: () => {}, warn: () => {}, error: console.error }

/** Two processes that share a PostgreSQL database and a Redis, and nothing else. */
export async function testReplicas(
  redisUrl = process.env['TEST_REDIS_URL'] ?? '',
  env: Record<string, string> = {},
  parts: { presenceGraceMs?: number; pollMs?: number } = {},
): Promise<Replicas> {
  const place = await makeMigratedPlace()
  const name = `test:${newId()}`
  const secret = 'the same secret for every replica'
  const apps: TestApp[] = []
  const people: Person[] = []

  async function start() {
    const store = await openStore(place.options)
    const redis = await openRedis(redisUrl, name, quiet)
    const app = await testApp({ store, redis, env: { PARLEY_SECRET: secret, ...env }, ...parts })
    apps.push(app)
    await until(() => app.app.spine.bus.connected || undefined, 'the line to Redis')
    return app
  }

  const one = await start()
  const other = await start()
  return {
    one,
    other,
    start,
    async person(called) {
      const atOne = await one.person(called)
      const atOther = atOne.at(other.url)
      people.push(atOther)
      return [atOne, atOther]
    },
    async [Symbol.asyncDispose]() {
      for (const person of people) person.leave()
      for (const app of apps) await app[Symbol.asyncDispose]()
      await place.remove()
    },
  }
}
