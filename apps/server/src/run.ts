import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:net'
import { buildApp } from './app.ts'
import { lockDataFolder } from './db/data-lock.ts'
import { migrateStore } from './db/migrate.ts'
import { openStore } from './db/store.ts'
import { readEnv, type Env } from './env.ts'
import { exit, outliveReaders } from './exit.ts'
import { createLog } from './log.ts'
import { afterPatience } from './patience.ts'
import { openRedisOf } from './redis/open.ts'
import { describeStartFault } from './start-fault.ts'

/** A drain that takes longer is broken off: whoever stops a server waits no longer than ten seconds. */
const EXIT_WITHIN_MS = 8500

async function run(env: Env): Promise<void> {
  const log = createLog(env.LOG_LEVEL)
  await mkdir(env.dataDir, { recursive: true })
  if (!env.DATABASE_URL) lockDataFolder(env.dataDir)
  const store = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.dataDir, log })
  await migrateStore(store)
  const app = await buildApp({ env, store, log, redis: await openRedisOf(env, log) })

  let isStopping = false
  const stop = (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    afterPatience(EXIT_WITHIN_MS, () => exit(1))
    app.close().then(
      () => exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        exit(1)
      },
    )
  }
  // A kill of the whole process group comes twice; the second must not cut the drain short.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise was rejected and nobody looked'),
  )

  await app.http.listen({ port: env.PORT, host: env.HOST })
  process.stdout.write(`Parley is ready at ${addressOf(env, app.http.server.address())}\n`)
}

const addressOf = (env: Env, address: ReturnType<Server['address']>): string =>
  env.PUBLIC_URL ?? `http://localhost:${typeof address === 'object' && address ? address.port : env.PORT}`

outliveReaders()
try {
  await run(readEnv(process.env))
} catch (error) {
  process.stderr.write(`${describeStartFault(error)}\n`)
  exit(1)
}
