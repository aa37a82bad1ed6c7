import { z } from 'zod'
import { Id } from './ids.ts'
import { Role } from './messages.ts'
import { ModelId, Parameters } from './models.ts'
import { ReplyCut } from './replies.ts'
import { MAX_TEXT } from './text-limit.ts'
import { Text, cleanText } from './text.ts'

/**
 * Starts an answer and streams it. Without `chatId` a new chat is made; `context` is earlier conversation to begin such a
 * new chat with. `tools` names tools the model may call.
 */
export const RealtimeRequest = z
  .strictObject({
    prompt: Text,
    chatId: Id.optional(),
    context: z
      .array(
        z.strictObject({
          role: z.enum(['user', 'assistant']),
          content: z.string().overwrite(cleanText).max(MAX_TEXT),
        }),
      )
      .max(100)
      .optional(),
    tools: z
      .array(z.string().max(64))
      .max(20)
      .optional()
      .meta({ description: 'names of the tools the model may call; all that can do no harm unless said' }),
    model: ModelId.optional(),
    parameters: Parameters.optional(),
  })
  .meta({ id: 'RealtimeRequest' })
export type RealtimeRequest = z.infer<typeof RealtimeRequest>

/**
 * The server-sent events of an answer: the event's name is `type`, its `data:` is `data` as JSON. `message` says what the
 * message holds from here on (its beginning, or what is kept when the writing is taken up again); `token` and `reasoning`
 * add to it; `done` or `error` is last. `cut` of `done` says that the provider ended the answer before its end. Unknown
 * names are to be passed over.
 */
export const StreamChunk = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('message'), data: z.object({ id: Id, role: Role, content: z.string() }) }),
    z.object({ type: z.literal('token'), data: z.object({ id: Id, text: z.string() }) }),
    z.object({ type: z.literal('reasoning'), data: z.object({ id: Id, text: z.string() }) }),
    z.object({
      type: z.literal('tool-status'),
      data: z.object({ id: z.string(), name: z.string(), status: z.string() }),
    }),
    z.object({ type: z.literal('error'), data: z.object({ code: z.string(), message: z.string() }) }),
    z.object({
      type: z.literal('done'),
      data: z.object({ id: Id, status: z.string(), cut: ReplyCut.optional() }),
    }),
  ])
  .meta({ id: 'StreamChunk' })
export type StreamChunk = z.infer<typeof StreamChunk>
