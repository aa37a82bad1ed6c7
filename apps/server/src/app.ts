import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { authJobs } from './auth/auth-jobs.ts'
import { createAuth } from './auth/auth.ts'
import { createAuthenticate, identityOf } from './auth/authenticate.ts'
import { isAllowedOrigin, originGuard } from './auth/origins.ts'
import { forgetExpired } from './auth/forget-expired.ts'
import { authRoutes } from './auth/routes.ts'
import { verificationLink } from './auth/verification-routes.ts'
import { chatRoutes } from './chats/routes.ts'
import type { Spine } from './ctx.ts'
import type { Store } from './db/store.ts'
import type { Env } from './env.ts'
import { provideContext } from './http-context.ts'
import { browseApi, describeApi } from './http-docs.ts'
import { healthRoutes } from './http-health.ts'
import { countConversation, countRequests, metricsRoute } from './http-metrics.ts'
import { servePages } from './http-pages.ts'
import { createRates, limitRates } from './http-rate-limit.ts'
import type { Router } from './http-schema.ts'
import { createHttp } from './http-server.ts'
import { createWorker } from './jobs/worker.ts'
import { chooseModelFrom } from './model-choice.ts'
import { costlyOps, ops } from './ops.ts'
import { peopleRoutes } from './people/routes.ts'
import { createProviders, type Providers } from './providers/registry.ts'
import { providerRoutes } from './providers/routes.ts'
import { providerSettings } from './provider-settings.ts'
import { createDeltaClock } from './realtime/delta-clock.ts'
import { trackSessions } from './realtime/sessions.ts'
import { eventRoutes } from './realtime/sse.ts'
import { createSockets } from './realtime/ws.ts'
import { replyRoutes } from './replies/routes.ts'
import { freeAllReplies, startSweeper } from './replies/sweeper.ts'
import { createReplyWriter } from './replies/writer.ts'
import { searchRoutes } from './search/routes.ts'
import { readStoredText, streamKinds } from './stream-kinds.ts'
import type { Bus } from './streams/bus/bus.ts'
import { memoryBus } from './streams/bus/memory.ts'
import { createFeeds } from './streams/feed.ts'
import { createLiveTexts } from './streams/live-texts.ts'
import { forgetOps } from './streams/ops.ts'
import { builtinTools } from './tools/builtin.ts'
import { createTools } from './tools/registry.ts'
import { toolRoutes } from './tools/routes.ts'

const DAY_MS = 86_400_000
/** How long answers may go on being written after the server was told to stop. */
const FINISH_WITHIN_MS = 6000
const SPREAD_MS = 3000

export type AppParts = {
  env: Env
  store: Store
  log: Logger
  now?: () => number
  providers?: Providers
  bus?: Bus
}

export type App = {
  http: FastifyInstance
  spine: Spine
  /** Resolves when no job is due and no reply is being written. */
  settle(): Promise<void>
  /** Says goodbye, hands over what is being written, and closes; within ten seconds. */
  close(): Promise<void>
}

/** The whole server but for its port: what it is made of, and what is mounted where. */
export async function buildApp({
  env,
  store,
  log,
  now = Date.now,
  providers: given,
  bus = memoryBus(),
}: AppParts): Promise<App> {
  const worker = createWorker(store, log, now)
  const feeds = createFeeds(store, bus)
  const live = createLiveTexts()
  const providers = given ?? createProviders(providerSettings(env), log)
  const spine: Spine = { store, bus, feeds, live, jobs: worker, models: chooseModelFrom(providers), now, log }
  const tools = createTools(builtinTools, now)
  const replies = { ...spine, providers, tools }
  const writer = createReplyWriter(replies)
  const auth = await createAuth({ env, store, bus, jobs: worker, now, log })
  const authenticate = createAuthenticate(auth)
  const clock = createDeltaClock(live)
  const spend = createRates(env)
  const realtime = {
    ...spine,
    kinds: streamKinds(spine),
    clock,
    ops,
    spendOp: (personId: string, verb: string) => spend(personId, costlyOps.has(verb)),
    authenticate,
    identityOf: (sessionId: string) => identityOf(auth, sessionId),
    isAllowedOrigin: (origin: string, host: string | undefined) => isAllowedOrigin(env, origin, host),
    readText: (stream: string, messageId: string) => readStoredText(spine, stream, messageId),
  }
  const sessions = trackSessions(realtime)
  const sockets = createSockets(realtime, sessions)
  let isDraining = false

  const http = await createHttp(env, log)
  const registry = countRequests(http)
  countConversation(registry, { sessions, writer, live })
  provideContext(http, spine, authenticate)
  originGuard(http, env)
  limitRates(http, spend)
  await describeApi(http)
  const api = async (scope: FastifyInstance) => {
    const app: Router = scope.withTypeProvider<ZodTypeProvider>()
    await app.register(authRoutes, { prefix: '/auth', auth })
    await app.register(peopleRoutes, { prefix: '/users', auth })
    chatRoutes(app)
    searchRoutes(app)
    replyRoutes(app)
    eventRoutes(app, realtime, sessions)
    providerRoutes(app, providers)
    toolRoutes(app, tools)
    healthRoutes(app, spine, () => isDraining)
    metricsRoute(app, env, registry)
    app.all('/*', { schema: { hide: true } }, async (_request, reply) => reply.callNotFound())
  }
  await http.register(api, { prefix: '/api/v1' })
  await http.register(api, { prefix: '/api' })
  await browseApi(http)
  await http.register(verificationLink, { auth })
  await servePages(http, env)
  takeUpgrades(http, sockets.upgrade)

  await freeAllReplies(replies)
  worker.start({
    ...authJobs(auth),
    'reply.write': ({ replyId }: { replyId: string }) => writer.begin(replyId),
  })
  const sweeper = startSweeper(replies, writer)
  const forgetting = setInterval(() => void forgetOld(store, now(), log), DAY_MS / 24)
  forgetting.unref()

  return {
    http,
    spine,
    async settle() {
      await worker.drain()
      await writer.idle()
      await auth.sessions.idle()
    },
    async close() {
      if (isDraining) return
      isDraining = true
      clearInterval(forgetting)
      await sweeper.stop()
      await worker.stop()
      await Promise.race([writer.idle(), pauseOf(FINISH_WITHIN_MS)])
      await writer.handOver()
      sessions.bye(SPREAD_MS)
      sessions.stop()
      await http.close()
      sockets.close()
      writer.close()
      clock.stop()
      feeds.close()
      providers.close()
      auth.sessions.close()
      await bus.close()
      await store.close()
    },
  }
}

/** What nobody will ask for any more: answers to ops of yesterday, sessions and links that are over. */
async function forgetOld(store: Store, now: number, log: Logger): Promise<void> {
  try {
    await forgetOps(store.db, now - DAY_MS)
    await forgetExpired(store, now)
  } catch (error) {
    log.warn({ err: error }, 'forgetting what is over failed')
  }
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** One listener decides about every upgrade; one that nobody takes would leave its socket open for ever. */
function takeUpgrades(http: FastifyInstance, upgrade: Upgrade): void {
  http.server.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0]
    if (path === '/api/ws' || path === '/api/v1/ws') return upgrade(request, socket, head)
    if (http.server.listenerCount('upgrade') > 1 && !path?.startsWith('/api')) return
    // Node has given the socket away: a reset that nobody listens for would end the process.
    socket.on('error', () => {})
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}

const pauseOf = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())
