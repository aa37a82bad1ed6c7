import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { migrateStore } from './db/migrate.ts'
import { openStore } from './db/store.ts'
import { readEnv } from './env.ts'
import { createLog } from './log.ts'

/** The OpenAPI document of this server, made by starting it on an empty store without a port. */
export async function buildOpenApi(): Promise<object> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-openapi-'))
  const log = createLog('silent')
  const env = readEnv({ PARLEY_DATA_DIR: dataDir, LLM_MOCK_MODE: 'true', LOG_LEVEL: 'silent' })
  const store = await openStore({ dataDir, log })
  await migrateStore(store)
  const app = await buildApp({ env, store, log })
  try {
    await app.http.ready()
    return app.http.swagger()
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
