import { randomBytes } from 'node:crypto'
import { makeFolder, removeFolder } from '../test/folders.mjs'
import { findProgram, insteadOf } from '../test/programs.mjs'
import { startServices } from '../test/services.mjs'
import { startProxy, type Proxy } from './proxy.ts'
import { Replica } from './replica.ts'

export type Cluster = {
  /** Where people reach it: each request and each socket comes to the next replica in turn. */
  url: string
  replicas: Replica[]
  databaseUrl: string
  redisUrl: string
  stop(): Promise<void>
}

type Options = {
  replicas?: number
  port?: number
  env?: NodeJS.ProcessEnv
  /** Those of the caller, who ends them too; what is not given is started. */
  given?: { databaseUrl?: string; redisUrl?: string }
}

/** PostgreSQL, Redis, replicas and a proxy on this machine, all of them new and gone again with `stop`. */
export async function startCluster({
  replicas: count = 3,
  port = 0,
  env = {},
  given = {},
}: Options = {}): Promise<Cluster> {
  const services = await startServices({
    ...(!given.databaseUrl && { postgres: program('postgres') }),
    ...(!given.redisUrl && { redis: program('redis') }),
  })
  const { databaseUrl = services.env.TEST_DATABASE_URL ?? '', redisUrl = services.env.TEST_REDIS_URL ?? '' } =
    given
  const folder = makeFolder('parley-cluster-')
  const replicas: Replica[] = []
  let proxy: Proxy | undefined
  const stop = async () => {
    await proxy?.close()
    await Promise.all(replicas.map((replica) => replica.stop()))
    await services.stop()
    removeFolder(folder)
  }
  const { PATH, HOME } = process.env
  const shared = {
    PATH,
    HOME,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PARLEY_SECRET: randomBytes(32).toString('base64url'),
    PARLEY_DATA_DIR: folder,
    TRUST_PROXY: 'true',
    ...env,
  }
  try {
    // One after the other: the first one makes the tables.
    for (let n = 0; n < count; n++) replicas.push(await Replica.start(shared))
    proxy = await startProxy(
      replicas.map((replica) => replica.url),
      port,
    )
    return { url: proxy.url, replicas, databaseUrl, redisUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export function program(name: 'postgres' | 'redis'): string {
  const found = findProgram(name)
  if (!found) throw new Error(`This needs ${insteadOf(name)}.`)
  return found
}
