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

/** How an agent's message is or was written. `attempt` counts the times its writing began, from 1; 0 while queued. */
export const Reply = z
  .object({
    id: Id,
    chatId: Id,
    messageId: Id,
    askedBy: Id,
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
