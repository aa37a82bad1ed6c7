import { z } from 'zod'
import { ErrorCodeSchema } from './errors.ts'
import { Id, Timestamp } from './ids.ts'
import { ModelId } from './models.ts'
import { PageQuery } from './pages.ts'

/**
 * `queued` and `running` are being written; the others are final. The last three can be continued, and so can one that is
 * `completed` and was cut by its limit.
 */
export const ReplyStatus = z.enum(['queued', 'running', 'completed', 'stopped', 'error', 'interrupted'])
export type ReplyStatus = z.infer<typeof ReplyStatus>

export const TokenUsage = z
  .object({ inputTokens: z.int(), outputTokens: z.int(), reasoningTokens: z.int().optional() })
  .meta({ id: 'TokenUsage' })
export type TokenUsage = z.infer<typeof TokenUsage>

export const ReplyError = z.object({ code: ErrorCodeSchema, message: z.string() })
export type ReplyError = z.infer<typeof ReplyError>

/**
 * What the provider ended a completed answer by before its end: `length` is the limit of tokens, `filter` the provider's
 * filter of contents.
 */
export const ReplyCut = z.enum(['length', 'filter'])
export type ReplyCut = z.infer<typeof ReplyCut>

/**
 * How an agent's message is or was written. `askedBy` is the person whose words began it, also when an agent asked another
 * on the way: `depth` counts those steps from 0. `agentId` is null where the chat's own model answers. `attempt` counts the times its writing began, from 1; 0 while
 * queued. `cut` is there only on a completed one that the provider ended before its end.
 */
export const Reply = z
  .object({
    id: Id,
    chatId: Id,
    messageId: Id,
    askedBy: Id,
    agentId: Id.nullable(),
    depth: z.int(),
    model: ModelId,
    status: ReplyStatus,
    attempt: z.int().nonnegative(),
    usage: TokenUsage.nullable(),
    error: ReplyError.nullable(),
    cut: ReplyCut.optional(),
    queuedAt: Timestamp,
    startedAt: Timestamp.nullable(),
    endedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Reply' })
export type Reply = z.infer<typeof Reply>

/** A reply as the record of a room shows it: who asked what, and what came of it. Texts are cut to their beginning. */
export const Run = Reply.extend({
  agent: z.object({ id: z.string(), name: z.string() }),
  asker: z.object({ id: Id, name: z.string() }),
  prompt: z.string(),
  output: z.string(),
}).meta({ id: 'Run' })
export type Run = z.infer<typeof Run>

/** Which replies of a chat are listed: all, or those that stand like this. */
export const RunsQuery = PageQuery.extend({ status: ReplyStatus.optional() })
export type RunsQuery = z.infer<typeof RunsQuery>
