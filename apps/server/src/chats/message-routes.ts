import {
  AskReply,
  ChatMessage,
  EditMessage,
  Id,
  ListMessages,
  MessagePage,
  Reply,
  SendMessage,
  SentMessage,
} from '@parley/contracts'
import { ChatParams, MessageParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { askReply } from './ask-reply.ts'
import { deleteMessage, editMessage } from './edits.ts'
import { listMessages } from './message-list.ts'
import { readMessage, sendMessage } from './messages.ts'

const messages = { tags: ['messages'] }

export function messageRoutes(app: Router): void {
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
