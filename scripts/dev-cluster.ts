import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { startCluster } from './cluster/cluster.ts'
import { requireBuilds } from './setup/builds.mjs'
import { freePort } from './setup/ports.mjs'
import { root } from './setup/root.mjs'
import { fail, say } from './setup/run.mjs'

const ENV_FILE = join(root, '.env')
/** What a cluster decides for itself. */
const DECIDED = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'REDIS_URL',
  'PARLEY_SECRET',
  'PARLEY_DATA_DIR',
  'TRUST_PROXY',
]

if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE)
const port = await freePort(Number(process.env.PORT ?? 3000))
const settings = Object.fromEntries(Object.entries(process.env).filter(([name]) => !DECIDED.includes(name)))

await requireBuilds(process.execPath)
say('Starting PostgreSQL, Redis and three replicas …')
const cluster = await startCluster({
  port,
  env: { ...settings, PUBLIC_URL: `http://localhost:${port}` },
}).catch((error: Error) => fail(error.message))

say(`PostgreSQL  ${cluster.databaseUrl}`)
say(`Redis       ${cluster.redisUrl}`)
for (const { url, pid } of cluster.replicas) say(`Replica     ${url}  (process ${pid})`)
say(`Parley is ready at http://localhost:${port}; each request comes to another replica. Ctrl+C ends all.`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

async function stop() {
  if (isStopping) return
  isStopping = true
  say('Stopping …')
  await cluster.stop()
  process.exit(0)
}
