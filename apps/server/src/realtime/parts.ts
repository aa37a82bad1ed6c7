import type { MarkRead } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Ctx, Spine } from '../ctx.ts'
import type { Authenticate, Identity } from '../http-context.ts'
import type { DeltaClock } from './delta-clock.ts'
import type { Presence } from './presence.ts'
import type { Signals } from './signals.ts'
import type { StreamKinds } from './stream-kinds.ts'

/** A verb that clients may call over a socket as well as over HTTP: its arguments are parsed, then it is run. */
export type OpHandler = (ctx: Ctx, args: unknown) => Promise<unknown>

/** What the edge serves, and how it asks who somebody is. */
export type RealtimeParts = Spine & {
  log: Logger
  kinds: StreamKinds
  clock: DeltaClock
  signals: Signals
  marks: Marks
  presence: Presence
  ops: Record<string, OpHandler>
  /** Counts an op against its person's rate, the one their requests count against; throws when it is too much. */
  spendOp(personId: string, verb: string): void
  authenticate: Authenticate
  identityOf(sessionId: string): Promise<Identity | null>
  isAllowedOrigin(origin: string, host: string | undefined): boolean
  /** What a message holds, for those who ask for text they have not got. */
  readText(stream: string, messageId: string): Promise<StoredText | undefined>
}

/** Keeps how far people have come, for others to see; soon, and only what is so. */
export type Marks = {
  read(personId: string, chatId: string, mark: MarkRead): void
  /** `id` is that of the stream. */
  delivered(personId: string, id: string, position: number): void
}

export type StoredText = { attempt: number; parts: readonly { type: string; text?: string }[] }
