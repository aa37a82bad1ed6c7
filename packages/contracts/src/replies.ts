import { z } from 'zod'
import { ErrorCodeSchema } from './errors.ts'
import { Id, Timestamp } from './ids.ts'
import { ModelId } from './models.ts'

/** `queued` and `running` are being written; the others are final, though the last three can be continued. */
export const ReplyStatus = z.enum(['queued', 'running', 'completed', 'stopped', 'error', 'interrupted'])
export type ReplyStatus = z.infer<typeof ReplyStatus>

export const TokenUsage = z
  .object({ inputTokens: z.int(), outputTokens: z.int(), reasoningTokens: z.int().optional() })
  .meta({ id: 'TokenUsage' })
export type TokenUsage = z.infer<typeof TokenUsage>

export const ReplyError = z.object({ code: ErrorCodeSchema, message: z.string() })
export type ReplyError = z.infer<typeof ReplyError>

/**
 * How an agent's message is or was written. `askedBy` is the person whose words began it, also when an agent asked another
 * on the way: `depth` counts those steps from 0. `agentId` is null where the chat's own model answers. `attempt` counts the times its writing began, from 1; 0 while
 * queued.
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
