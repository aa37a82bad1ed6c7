import { createPresence } from '../../realtime/presence.ts'
import { createSignals } from '../../realtime/signals.ts'
import { idIn } from '../../realtime/stream-kinds.ts'
import type { Logger } from 'pino'
import { createMarks } from '../../chats/marks.ts'
import { systemActor, type Actor, type Spine } from '../../ctx.ts'
import { drain } from '../../drain.ts'
import { freeAllJobs } from '../../jobs/leases.ts'
import { createWorker } from '../../jobs/worker.ts'
import { chooseModelFrom } from '../../model-choice.ts'
import { ops } from '../../ops.ts'
import type { Providers } from '../../providers/registry.ts'
import { presenceSource } from '../../realtime-parts.ts'
import { createDeltaClock } from '../../realtime/delta-clock.ts'
import type { RealtimeParts } from '../../realtime/parts.ts'
import { trackSessions } from '../../realtime/sessions.ts'
import { SocketSession, type Wire } from '../../realtime/socket-session.ts'
import { replyBeginnings, replyJobs } from '../../replies/reply-jobs.ts'
import { freeAllReplies, startSweeper } from '../../replies/sweeper.ts'
import { createReplyWriter } from '../../replies/writer.ts'
import { readStoredText, streamKinds } from '../../stream-kinds.ts'
import type { Bus } from '../../streams/bus/bus.ts'
import { createFeeds } from '../../streams/feed.ts'
import { createLiveTexts } from '../../streams/live-texts.ts'
import { createTools, type ToolDefinition } from '../../tools/registry.ts'
import type { Store } from '../../db/store.ts'
import type { VirtualTime } from './virtual-time.ts'

export type ProcessParts = {
  store: Store
  bus: Bus
  providers: Providers
  tools: readonly ToolDefinition[]
  people: ReadonlyMap<string, Actor>
  time: VirtualTime
  log: Logger
}

export type ServerProcess = {
  spine: Spine
  accept(wire: Wire, personId: string): void
  drain(): Promise<void>
  /** How many replies it writes. */
  readonly writing: number
}

/** The production server as `app.ts` puts it together, but for accounts and HTTP: people are who they say they are. */
export async function startServer(parts: ProcessParts): Promise<ServerProcess> {
  const { store, bus, providers, time, log } = parts
  const now = () => Math.floor(time.now)
  const worker = createWorker({ store, bus, log, now })
  const feeds = createFeeds(store, bus)
  const live = createLiveTexts()
  const models = chooseModelFrom(providers)
  const tools = createTools(parts.tools, now)
  const spine: Spine = { store, bus, feeds, live, jobs: worker, models, tools, now, log }
  const replies = { ...spine, providers, tools }
  const writer = createReplyWriter(replies)
  const identityOf = async (personId: string) => ({
    actor: parts.people.get(personId) ?? systemActor,
    sessionId: personId,
  })
  const kinds = streamKinds(spine)
  const signals = createSignals({ ...spine, kinds, grew: (stream) => presence.look(idIn(stream)) })
  const presence = createPresence({ ...spine, signals, source: presenceSource(spine) })
  const marks = createMarks(spine)
  const realtime: RealtimeParts = {
    ...spine,
    kinds,
    signals,
    presence,
    marks,
    clock: createDeltaClock(live),
    ops,
    spendOp: () => {},
    authenticate: async () => null,
    identityOf,
    isAllowedOrigin: () => true,
    readText: (stream, messageId) => readStoredText(spine, stream, messageId),
  }
  const sessions = trackSessions(realtime)
  await freeAllReplies(replies)
  await freeAllJobs(store)
  worker.start(replyJobs(writer), replyBeginnings(writer))
  const sweeper = startSweeper(replies, writer)

  return {
    spine,
    get writing() {
      return writer.running
    },
    accept(wire, personId) {
      const actor = parts.people.get(personId)
      if (actor) new SocketSession(realtime, sessions, wire, { actor, sessionId: personId })
    },
    async drain() {
      await drain({ sweeper, worker, writer, sessions, log, http: { close: () => undefined } })
      writer.close()
      await marks.stop()
      presence.stop()
      signals.stop()
      realtime.clock.stop()
      feeds.close()
      await bus.close()
    },
  }
}
