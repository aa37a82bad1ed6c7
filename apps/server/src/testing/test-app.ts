import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { pino } from 'pino'
import { buildApp, type App, type AppParts } from '../app.ts'
import { readEnv } from '../env.ts'
import { Person } from './person.ts'
import { openTestStore } from './stores.ts'

export type TestApp = {
  app: App
  /** Where it listens, on loopback. */
  url: string
  /** What the server logged as a warning or worse. */
  logged: Record<string, unknown>[]
  /** Somebody with an account, made when first asked for; the first one ever is the admin. */
  person(name: string): Promise<Person>
  /** Waits until nothing is being done any more: no job due, no reply being written. */
  settle(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Options = Partial<
  Pick<AppParts, 'now' | 'providers' | 'store' | 'bus' | 'redis' | 'presenceGraceMs' | 'pollMs'>
> & {
  env?: Record<string, string>
}

/** The whole server on a fresh store and a free port. */
export async function testApp({ env: variables = {}, ...parts }: Options = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-app-'))
  const env = readEnv({
    PARLEY_DATA_DIR: dataDir,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '100000',
    RATE_LIMIT_ANSWERS_PER_MINUTE: '100000',
    LLM_MOCK_MODE: 'true',
    ...variables,
  })
  const logged: Record<string, unknown>[] = []
  const log: Logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  const store = parts.store ?? (await openTestStore())
  const app = await buildApp({ ...parts, env, store, log })
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  const people = new Map<string, Promise<Person>>()

  return {
    app,
    url,
    logged,
    person(name) {
      const known = people.get(name)
      if (known) return known
      const registered = Person.register(url, name)
      people.set(name, registered)
      return registered
    },
    settle: () => app.settle(),
    async [Symbol.asyncDispose]() {
      for (const person of people.values()) (await person).leave()
      await app.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server with two people who have nothing to do with each other. */
export async function testCast(options: Options = {}): Promise<TestApp & { ada: Person; bob: Person }> {
  const app = await testApp(options)
  const ada = await app.person('ada')
  const bob = await app.person('bob')
  return { ...app, ada, bob, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}
