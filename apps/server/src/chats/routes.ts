import { Chat, ChatListItem, CreateChat, ListChats, MarkRead, UpdateChat, paged } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { ChatParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import {
  archiveChat,
  listChats,
  muteChat,
  pinChat,
  unarchiveChat,
  unmuteChat,
  unpinChat,
} from './chat-list.ts'
import { createChat, deleteChat, readChat } from './chats.ts'
import { markRead } from './marks.ts'
import { messageRoutes } from './message-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { socialRoutes } from './social-routes.ts'
import { updateChat } from './update-chat.ts'

const chats = { tags: ['chats'] }

export function chatRoutes(app: Router): void {
  app.get(
    '/chats',
    {
      schema: {
        ...chats,
        summary: 'List one’s chats, most recently active first',
        querystring: ListChats,
        response: { 200: paged(ChatListItem), ...refusals },
      },
    },
    (request) => listChats(request.ctx, request.query),
  )

  app.post(
    '/chats',
    {
      schema: {
        ...chats,
        summary: 'Make a chat, or branch one off',
        body: CreateChat,
        response: { 201: Chat, ...refusals },
      },
    },
    async (request, reply) => reply.code(201).send(await createChat(request.ctx, request.body)),
  )

  app.get(
    '/chats/:chatId',
    {
      schema: { ...chats, summary: 'Read a chat', params: ChatParams, response: { 200: Chat, ...refusals } },
    },
    (request) => readChat(request.ctx, request.params.chatId),
  )

  app.patch(
    '/chats/:chatId',
    {
      schema: {
        ...chats,
        summary: 'Change title, model or parameters, or how a room is set',
        params: ChatParams,
        body: UpdateChat,
        response: { 200: Chat, ...refusals },
      },
    },
    (request) => updateChat(request.ctx, request.params.chatId, request.body),
  )

  app.delete(
    '/chats/:chatId',
    {
      schema: {
        ...chats,
        summary: 'Delete a chat for everybody',
        params: ChatParams,
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(204).send(await nothing(deleteChat(request.ctx, request.params.chatId))),
  )

  placeRoutes(app)
  socialRoutes(app)

  app.put(
    '/chats/:chatId/read',
    {
      schema: {
        ...chats,
        summary:
          'Say how far one has read a room, or a thread in it; a position that lies behind changes nothing',
        params: ChatParams,
        body: MarkRead,
        response: { 204: NoContent, ...refusals },
      },
    },
    async ({ ctx, params, body }, reply) =>
      reply.code(204).send(await nothing(markRead(ctx, params.chatId, body))),
  )

  markRoute(app, 'pin', 'Pin a chat in one’s list', pinChat, unpinChat)
  markRoute(app, 'archive', 'Put a chat away from one’s list', archiveChat, unarchiveChat)
  markRoute(app, 'mute', 'Be told nothing of a chat but what mentions one', muteChat, unmuteChat)
  messageRoutes(app)
}

type Mark = (ctx: Ctx, chatId: string) => Promise<void>

function markRoute(app: Router, name: string, summary: string, set: Mark, unset: Mark) {
  const schema = { ...chats, params: ChatParams, response: { 204: NoContent, ...refusals } }
  app.put(`/chats/:chatId/${name}`, { schema: { ...schema, summary } }, async (request, reply) =>
    reply.code(204).send(await nothing(set(request.ctx, request.params.chatId))),
  )
  app.delete(
    `/chats/:chatId/${name}`,
    { schema: { ...schema, summary: `Undo: ${summary}` } },
    async (request, reply) => reply.code(204).send(await nothing(unset(request.ctx, request.params.chatId))),
  )
}
