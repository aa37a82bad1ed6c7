import type { Logger } from 'pino'
import type { Store } from './db/store.ts'
import type { Jobs } from './jobs/queue.ts'
import type { Bus } from './streams/bus/bus.ts'
import type { Feeds } from './streams/feed.ts'
import type { LiveTexts } from './streams/live-texts.ts'

/** On whose behalf code runs. */
export type Actor =
  | { kind: 'person'; id: string; name: string; role: 'user' | 'moderator' | 'admin' }
  | { kind: 'system'; id: 'system'; name: 'Parley'; role: 'admin' }

export const systemActor: Actor = { kind: 'system', id: 'system', name: 'Parley', role: 'admin' }

export type ChosenModel = { id: string; name: string }

/** Which model answers. */
export type ModelChoice = {
  /** The one of this name; throws when there is none. */
  named(wanted: string): Promise<ChosenModel>
  /** This one, or the server’s own choice when there is no preference or it is gone. */
  preferred(id: string | null): Promise<ChosenModel>
}

/** Which tools there are. */
export type ToolNames = {
  /** Refuses a name that nothing has. Only what is asked for now: an agent may have been given a tool that is gone. */
  mustExist(names: readonly string[] | null | undefined): void
}

/** What every feature stands on. */
export type Spine = {
  store: Store
  bus: Bus
  feeds: Feeds
  live: LiveTexts
  jobs: Jobs
  models: ModelChoice
  tools: ToolNames
  now: () => number
  log: Logger
}

/** Who acts, on which store, at what time, under which op. */
export type Ctx = Spine & { actor: Actor; opId: string }
