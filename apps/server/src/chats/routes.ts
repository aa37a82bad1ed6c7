import {
  AskReply,
  Chat,
  ChatListItem,
  ChatMessage,
  CreateChat,
  EditMessage,
  Id,
  ListChats,
  ListMessages,
  MarkRead,
  MessagePage,
  Reply,
  SendMessage,
  SentMessage,
  UpdateChat,
  paged,
} from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { ChatParams, MessageParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { askReply } from './ask-reply.ts'
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
import { deleteMessage, editMessage } from './edits.ts'
import { markRead } from './marks.ts'
import { listMessages } from './message-list.ts'
import { readMessage, sendMessage } from './messages.ts'
import { placeRoutes } from './place-routes.ts'
import { socialRoutes } from './social-routes.ts'
import { updateChat } from './update-chat.ts'

const chats = { tags: ['chats'] }
const messages = { tags: ['messages'] }

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
        summary: 'Say how far one has read a room; a position that lies behind changes nothing',
        params: ChatParams,
        body: MarkRead,
        response: { 204: NoContent, ...refusals },
      },
    },
    async ({ ctx, params, body }, reply) =>
      reply.code(204).send(await nothing(markRead(ctx, params.chatId, body.position))),
  )

  markRoute(app, 'pin', 'Pin a chat in one’s list', pinChat, unpinChat)
  markRoute(app, 'archive', 'Put a chat away from one’s list', archiveChat, unarchiveChat)
  markRoute(app, 'mute', 'Be told nothing of a chat but what mentions one', muteChat, unmuteChat)

  app.get(
    '/chats/:chatId/messages',
    {
      schema: {
        ...messages,
        summary: 'Read a branch, newest last: the main line unless told which',
        params: ChatParams,
        querystring: ListMessages,
        response: { 200: MessagePage, ...refusals },
      },
    },
    (request) => listMessages(request.ctx, request.params.chatId, request.query),
  )

  app.post(
    '/chats/:chatId/messages',
    {
      config: { costly: true },
      schema: {
        ...messages,
        summary: 'Say something; the chat’s model answers',
        params: ChatParams,
        body: SendMessage,
        response: { 201: SentMessage, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await sendMessage(request.ctx, request.params.chatId, request.body)),
  )

  app.post(
    '/chats/:chatId/replies',
    {
      config: { costly: true },
      schema: {
        tags: ['answers'],
        summary: 'Ask for one more answer to a message',
        params: ChatParams,
        body: AskReply,
        response: { 201: Reply, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await askReply(request.ctx, request.params.chatId, request.body)),
  )

  app.get(
    '/messages',
    {
      schema: {
        ...messages,
        summary: 'Read the branch a chat shows, newest last',
        querystring: ListMessages.extend({ chatId: Id }),
        response: { 200: MessagePage, ...refusals },
      },
    },
    (request) => listMessages(request.ctx, request.query.chatId, request.query),
  )

  app.post(
    '/messages',
    {
      config: { costly: true },
      schema: {
        ...messages,
        summary: 'Say something in a chat; its model answers',
        body: SendMessage.extend({ chatId: Id }),
        response: { 201: SentMessage, ...refusals },
      },
    },
    async ({ ctx, body: { chatId, ...args } }, reply) =>
      reply.code(201).send(await sendMessage(ctx, chatId, args)),
  )

  app.get(
    '/messages/:messageId',
    {
      schema: {
        ...messages,
        summary: 'Read a message',
        params: MessageParams,
        response: { 200: ChatMessage, ...refusals },
      },
    },
    (request) => readMessage(request.ctx, request.params.messageId),
  )

  app.patch(
    '/messages/:messageId',
    {
      schema: {
        ...messages,
        summary: 'Change the words of one’s own message',
        params: MessageParams,
        body: EditMessage,
        response: { 200: ChatMessage, ...refusals },
      },
    },
    (request) => editMessage(request.ctx, request.params.messageId, request.body),
  )

  app.delete(
    '/messages/:messageId',
    {
      schema: {
        ...messages,
        summary: 'Delete a message: one’s own, an answer one asked for, as a manager any',
        params: MessageParams,
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(204).send(await nothing(deleteMessage(request.ctx, request.params.messageId))),
  )
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
