import { Chat, MovePlace } from '@parley/contracts'
import { ChatParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { leavePlace, movePlace, promotePlace } from './places.ts'

const chats = { tags: ['chats'], params: ChatParams }

export function placeRoutes(app: Router): void {
  app.put(
    '/chats/:chatId/place',
    {
      schema: {
        ...chats,
        summary: 'Go to the branch that holds a message; in a room, oneself alone',
        body: MovePlace,
        response: { 200: Chat, ...refusals },
      },
    },
    (request) => movePlace(request.ctx, request.params.chatId, request.body.messageId),
  )

  app.delete(
    '/chats/:chatId/place',
    {
      schema: {
        ...chats,
        summary: 'Follow the main line of a room again',
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(204).send(await nothing(leavePlace(request.ctx, request.params.chatId))),
  )

  app.put(
    '/chats/:chatId/main-line',
    {
      schema: {
        ...chats,
        summary: 'Make the branch that holds a message the main line of a room',
        body: MovePlace,
        response: { 200: Chat, ...refusals },
      },
    },
    (request) => promotePlace(request.ctx, request.params.chatId, request.body.messageId),
  )
}
