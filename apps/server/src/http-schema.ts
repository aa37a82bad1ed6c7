import { Id, Problem } from '@parley/contracts'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** Fastify with its routes typed by their zod schemas. */
export type Router = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

export const ChatParams = z.object({ chatId: Id })
export const MessageParams = z.object({ messageId: Id })
export const ReplyParams = z.object({ replyId: Id })

/** Awaits what answers nothing, for a 204. */
export async function nothing(work: Promise<void>): Promise<null> {
  await work
  return null
}

export const NoContent = z.null().meta({ description: 'done' })

/** Every route may refuse; the document says so once for all of them. */
export const refusals = { '4xx': Problem, '5xx': Problem }
