import { ChatMessage, Emoji, ListThread, MessagePage, PageQuery, paged } from '@parley/contracts'
import { ChatParams, MessageParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { listPins, pinMessage, unpinMessage } from './pins.ts'
import { addReaction, removeReaction } from './reactions.ts'
import { readThread } from './thread-page.ts'

const tags = ['messages']
const ReactionParams = MessageParams.extend({ emoji: Emoji })
const done = { 204: NoContent, ...refusals }

/** What people do with each other’s messages: threads, reactions, pins. */
export function socialRoutes(app: Router): void {
  app.get(
    '/messages/:messageId/thread',
    {
      schema: {
        tags,
        summary: 'Read what was said below a message, newest last; the message itself comes first',
        params: MessageParams,
        querystring: ListThread,
        response: { 200: MessagePage, ...refusals },
      },
    },
    (request) => readThread(request.ctx, request.params.messageId, request.query),
  )

  const reaction = { tags, params: ReactionParams, response: done }
  app.put(
    '/messages/:messageId/reactions/:emoji',
    { schema: { ...reaction, summary: 'Set an emoji on a message' } },
    async ({ ctx, params }, reply) =>
      reply.code(204).send(await nothing(addReaction(ctx, params.messageId, params.emoji))),
  )
  app.delete(
    '/messages/:messageId/reactions/:emoji',
    { schema: { ...reaction, summary: 'Take one’s own emoji off a message' } },
    async ({ ctx, params }, reply) =>
      reply.code(204).send(await nothing(removeReaction(ctx, params.messageId, params.emoji))),
  )

  const pin = { tags, params: MessageParams, response: done }
  app.put(
    '/messages/:messageId/pin',
    { schema: { ...pin, summary: 'Pin a message for everybody in the chat' } },
    async ({ ctx, params }, reply) => reply.code(204).send(await nothing(pinMessage(ctx, params.messageId))),
  )
  app.delete(
    '/messages/:messageId/pin',
    { schema: { ...pin, summary: 'Unpin a message' } },
    async ({ ctx, params }, reply) =>
      reply.code(204).send(await nothing(unpinMessage(ctx, params.messageId))),
  )

  app.get(
    '/chats/:chatId/pins',
    {
      schema: {
        tags,
        summary: 'List what is pinned in a chat, most recently pinned first',
        params: ChatParams,
        querystring: PageQuery,
        response: { 200: paged(ChatMessage), ...refusals },
      },
    },
    (request) => listPins(request.ctx, request.params.chatId, request.query),
  )
}
