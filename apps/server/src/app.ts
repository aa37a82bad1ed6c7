import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { agentRoutes } from './agents/routes.ts'
import { authJobs } from './auth/auth-jobs.ts'
import { createAuth } from './auth/auth.ts'
import { createAuthenticate } from './auth/authenticate.ts'
import { originGuard, publicUrl } from './auth/origins.ts'
import { authRoutes } from './auth/routes.ts'
import { verificationLink } from './auth/verification-routes.ts'
import { createMarks } from './chats/marks.ts'
import { agentJobs } from './chats/agent-chats.ts'
import { chatRoutes } from './chats/routes.ts'
import type { Spine } from './ctx.ts'
import type { Store } from './db/store.ts'
import { drain } from './drain.ts'
import type { Env } from './env.ts'
import { startForgetting } from './forgetting.ts'
import { handleRoutes } from './handles/routes.ts'
import { provideContext } from './http-context.ts'
import { browseApi, describeApi } from './http-docs.ts'
import { healthRoutes } from './http-health.ts'
import { countConversation, countRequests, metricsRoute } from './http-metrics.ts'
import { servePages } from './http-pages.ts'
import { createRates, limitRates } from './http-rate-limit.ts'
import type { Router } from './http-schema.ts'
import { createHttp } from './http-server.ts'
import { takeUpgrades } from './http-upgrades.ts'
import { freeAllJobs } from './jobs/leases.ts'
import { createWorker } from './jobs/worker.ts'
import { chooseModelFrom } from './model-choice.ts'
import { peopleRoutes } from './people/routes.ts'
import { createProviders, type Providers } from './providers/registry.ts'
import { providerRoutes } from './providers/routes.ts'
import { providerSettings } from './provider-settings.ts'
import { realtimeParts } from './realtime-parts.ts'
import { presenceRoutes } from './realtime/presence-routes.ts'
import { trackSessions } from './realtime/sessions.ts'
import { eventRoutes } from './realtime/sse.ts'
import { createSockets } from './realtime/ws.ts'
import type { RedisLink } from './redis/link.ts'
import { replyBeginnings, replyJobs } from './replies/reply-jobs.ts'
import { replyRoutes } from './replies/routes.ts'
import { shareTexts } from './replies/share-texts.ts'
import { freeAllReplies, startSweeper } from './replies/sweeper.ts'
import { createReplyWriter } from './replies/writer.ts'
import { invitationLinks } from './rooms/invitation-links.ts'
import { invitationRoutes } from './rooms/invitation-routes.ts'
import { invitedAddress, isInvited } from './rooms/invited.ts'
import { roomJobs } from './rooms/room-jobs.ts'
import { roomRoutes } from './rooms/routes.ts'
import { searchRoutes } from './search/routes.ts'
import type { Bus } from './streams/bus/bus.ts'
import { memoryBus } from './streams/bus/memory.ts'
import { redisBus } from './streams/bus/redis.ts'
import { createFeeds } from './streams/feed.ts'
import { createLiveTexts } from './streams/live-texts.ts'
import { builtinTools } from './tools/builtin.ts'
import { createTools } from './tools/registry.ts'
import { toolRoutes } from './tools/routes.ts'

export type AppParts = {
  env: Env
  store: Store
  log: Logger
  now?: () => number
  providers?: Providers
  /** Where several processes share the work. */
  redis?: RedisLink | undefined
  bus?: Bus
  /** How long somebody without a device is not said to be gone. */
  presenceGraceMs?: number
  /** How long a lost hint about a stream can go unnoticed. */
  pollMs?: number
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
export async function buildApp(given: AppParts): Promise<App> {
  const { env, store, log, now = Date.now, redis } = given
  const bus = given.bus ?? (redis ? redisBus(redis) : memoryBus())

  const worker = createWorker({ store, bus, log, now })
  const feeds = createFeeds(store, bus, given.pollMs)
  const live = createLiveTexts()
  const providers = given.providers ?? createProviders(providerSettings(env), log)
  const models = chooseModelFrom(providers)
  const tools = createTools(builtinTools, now)
  const spine: Spine = { store, bus, feeds, live, jobs: worker, models, tools, now, log }
  const replies = { ...spine, providers, tools }
  const writer = createReplyWriter(replies)
  const sharing = shareTexts(spine)
  const auth = await createAuth({ env, store, bus, jobs: worker, now, log, isInvited, invitedAddress })
  const links = invitationLinks({ secret: auth.secret, publicUrl: publicUrl(env) })
  const authenticate = createAuthenticate(auth)
  const spend = createRates(env, redis)
  const marks = createMarks(spine)
  const realtime = realtimeParts(spine, {
    env,
    auth,
    authenticate,
    spend,
    marks,
    links,
    graceMs: given.presenceGraceMs,
  })
  const sessions = trackSessions(realtime)
  const sockets = createSockets(realtime, sessions)
  let isDraining = false

  const http = await createHttp(env, log)
  const registry = countRequests(http)
  countConversation(registry, { bus, sessions, writer, live })
  provideContext(http, spine, authenticate)
  originGuard(http, env)
  limitRates(http, spend)
  await describeApi(http)
  const api = async (scope: FastifyInstance) => {
    const app: Router = scope.withTypeProvider<ZodTypeProvider>()
    await app.register(authRoutes, { prefix: '/auth', auth })
    await app.register(peopleRoutes, { prefix: '/users', auth })
    handleRoutes(app)
    agentRoutes(app)
    chatRoutes(app)
    roomRoutes(app)
    invitationRoutes(app, spine, links)
    searchRoutes(app)
    replyRoutes(app)
    eventRoutes(app, realtime, sessions)
    presenceRoutes(app, realtime)
    providerRoutes(app, providers)
    toolRoutes(app, tools)
    healthRoutes(app, spine, () => isDraining)
    metricsRoute(app, env, registry)
    app.all('/*', { schema: { hide: true } }, async (_request, reply) => reply.callNotFound())
  }
  await http.register(api, { prefix: '/api/v1' })
  await browseApi(http)
  await http.register(verificationLink, { auth })
  await servePages(http, env)
  takeUpgrades(http, sockets.upgrade)

  await freeAllReplies(replies)
  await freeAllJobs(store)
  const jobs = {
    ...authJobs(auth),
    ...agentJobs(spine),
    ...replyJobs(writer),
    ...roomJobs({ store, mailer: auth.mailer, links, now }),
  }
  worker.start(jobs, replyBeginnings(writer))
  const sweeper = startSweeper(replies, writer)
  const forgetting = startForgetting(spine)

  return {
    http,
    spine,
    async settle() {
      await worker.drain()
      // The end of one reply may order the next.
      while (writer.running > 0) {
        await writer.idle()
        await worker.drain()
      }
      await auth.sessions.idle()
    },
    async close() {
      if (isDraining) return
      isDraining = true
      forgetting.stop()
      await drain({ sweeper, worker, writer, sessions, log, http })
      sockets.close()
      writer.close()
      await marks.stop()
      sharing.stop()
      realtime.clock.stop()
      realtime.presence.stop()
      realtime.signals.stop()
      feeds.close()
      providers.close()
      auth.sessions.close()
      await bus.close()
      redis?.close()
      await store.close()
    },
  }
}
