import {
  RealtimeRequest,
  Reply,
  Run,
  RunsQuery,
  SteerReply,
  paged,
  type Reply as ReplyShape,
} from '@parley/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { ChatParams, refusals, ReplyParams, type Router } from '../http-schema.ts'
import { startSse } from '../http-sse.ts'
import { readAnswer } from './answer-stream.ts'
import { parsePosition } from './position.ts'
import { askRealtime } from './realtime.ts'
import { continueReply, readReply, stopReply } from './replies.ts'
import { listRuns } from './runs.ts'
import { steerReply } from './steer.ts'

const answers = { tags: ['answers'] }
const EventStream = z.string().meta({ description: 'text/event-stream of StreamChunk events' })

export function replyRoutes(app: Router): void {
  app.post(
    '/realtime',
    {
      config: { costly: true },
      schema: {
        ...answers,
        summary: 'Ask, and read the answer as it is written',
        description:
          'Server-sent events: message, token, reasoning, tool-status, error, done. The headers X-Chat-Id and X-Reply-Id say what was made; the answer goes on when the reader leaves.',
        body: RealtimeRequest,
        produces: ['text/event-stream'],
        response: { 200: EventStream, ...refusals },
      },
    },
    async (request, reply) => {
      const { ctx } = request
      await sendAnswer(ctx, await askRealtime(ctx, request.body), request, reply)
    },
  )

  app.get(
    '/replies/:replyId',
    {
      schema: {
        ...answers,
        summary: 'Read how a reply is',
        params: ReplyParams,
        response: { 200: Reply, ...refusals },
      },
    },
    (request) => readReply(request.ctx, request.params.replyId),
  )

  app.get(
    '/replies/:replyId/stream',
    {
      schema: {
        ...answers,
        summary: 'Read an answer from its beginning, or on from Last-Event-ID',
        params: ReplyParams,
        produces: ['text/event-stream'],
        response: { 200: EventStream, ...refusals },
      },
    },
    async (request, reply) => {
      const { ctx } = request
      await sendAnswer(ctx, await readReply(ctx, request.params.replyId), request, reply)
    },
  )

  app.post(
    '/replies/:replyId/stop',
    {
      schema: {
        ...answers,
        summary: 'Stop a reply',
        params: ReplyParams,
        response: { 200: Reply, ...refusals },
      },
    },
    (request) => stopReply(request.ctx, request.params.replyId),
  )

  app.post(
    '/replies/:replyId/continue',
    {
      config: { costly: true },
      schema: {
        ...answers,
        summary: 'Let an ended reply go on',
        params: ReplyParams,
        response: { 200: Reply, ...refusals },
      },
    },
    (request) => continueReply(request.ctx, request.params.replyId),
  )

  app.post(
    '/replies/:replyId/steer',
    {
      config: { costly: true },
      schema: {
        ...answers,
        summary: 'Tell a reply what to heed from here on',
        params: ReplyParams,
        body: SteerReply,
        response: { 200: Reply, ...refusals },
      },
    },
    (request) => steerReply(request.ctx, request.params.replyId, request.body),
  )

  app.get(
    '/chats/:chatId/replies',
    {
      schema: {
        ...answers,
        summary: 'List the replies of a chat, newest first: who asked what, and what came of it',
        params: ChatParams,
        querystring: RunsQuery,
        response: { 200: paged(Run), ...refusals },
      },
    },
    (request) => listRuns(request.ctx, request.params.chatId, request.query),
  )
}

async function sendAnswer(
  ctx: Ctx,
  asked: ReplyShape,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const position = parsePosition(request.headers['last-event-id'])
  const sse = startSse(reply, { 'x-chat-id': asked.chatId, 'x-reply-id': asked.id })
  try {
    for await (const { id, chunk } of readAnswer(ctx, asked, position, sse.signal))
      await sse.send({ id, event: chunk.type, data: chunk.data })
  } finally {
    // When reading fails the end of the stream tells the reader to come back; an open one would be silent for ever.
    sse.close()
  }
}
