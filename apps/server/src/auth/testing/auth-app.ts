import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { pino } from 'pino'
import type { Spine } from '../../ctx.ts'
import type { Store } from '../../db/store.ts'
import { readEnv, type Env } from '../../env.ts'
import { provideContext } from '../../http-context.ts'
import { answerErrors } from '../../http-errors.ts'
import { createWorker, type Worker } from '../../jobs/worker.ts'
import { memoryBus } from '../../streams/bus/memory.ts'
import { createFeeds } from '../../streams/feed.ts'
import { createTools } from '../../tools/registry.ts'
import { createLiveTexts } from '../../streams/live-texts.ts'
import { openTestStore } from '../../testing/stores.ts'
import { authJobs } from '../auth-jobs.ts'
import { createAuth, type Auth } from '../auth.ts'
import { createAuthenticate } from '../authenticate.ts'
import { originGuard } from '../origins.ts'
import { authRoutes } from '../routes.ts'
import { verificationLink } from '../verification-routes.ts'
import { createBrowser, type Browser } from './browser.ts'

export type AuthApp = {
  app: FastifyInstance
  auth: Auth
  env: Env
  jobs: Worker
  /** Lines the server logged at `info` and above. */
  logged: Record<string, unknown>[]
  /** Moves the clock of the server on. */
  advance(ms: number): void
  /** Resolves when what goes on behind the answers is done. */
  idle(): Promise<void>
  /** Somebody with a browser of their own. */
  browser(): Browser
  [Symbol.asyncDispose](): Promise<void>
}

type Options = {
  env?: Record<string, string>
  /** Its clock moves by `advance` alone. */
  isStill?: boolean
  /** The store of another server, which closes it. */
  store?: Store
  mount?: (app: FastifyInstance, auth: Auth, spine: Spine) => Promise<unknown>
}

/** The part of the server that knows people, on a store of its own. */
export async function authApp(options: Options = {}): Promise<AuthApp> {
  const { env: variables = {}, isStill = false, store: shared, mount } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-auth-'))
  const env = readEnv({ PARLEY_DATA_DIR: dataDir, ...variables })
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  let skipped = 0
  const begun = Date.now()
  const now = () => (isStill ? begun : Date.now()) + skipped
  const store = shared ?? (await openTestStore())
  const bus = memoryBus()
  const jobs = createWorker({ store, bus, log, now })
  const feeds = createFeeds(store, bus)
  const auth = await createAuth({ env, store, bus, jobs, now, log })
  jobs.start(authJobs(auth))

  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)
  originGuard(app, env)
  const demo = async () => ({ id: 'demo', name: 'Demo' })
  const models = { named: demo, preferred: demo }
  const tools = createTools([], now)
  const spine: Spine = { store, bus, jobs, feeds, live: createLiveTexts(), models, tools, now, log }
  provideContext(app, spine, createAuthenticate(auth))
  for (const root of ['/api', '/api/v1']) await app.register(authRoutes, { auth, prefix: `${root}/auth` })
  await app.register(verificationLink, { auth })
  await mount?.(app, auth, spine)
  await app.ready()

  return {
    app,
    auth,
    env,
    jobs,
    logged,
    advance: (ms) => (skipped += ms),
    idle: () => Promise.all([jobs.drain(), auth.sessions.idle()]).then(() => {}),
    browser: () => createBrowser(app),
    async [Symbol.asyncDispose]() {
      await app.close()
      await jobs.stop()
      feeds.close()
      auth.sessions.close()
      if (!shared) await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
