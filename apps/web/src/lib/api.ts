import type { AskReply, CreateChat, SendMessage, UpdateChat, UpdateProfile } from '@parley/contracts'
import { createClient, unwrap } from '@parley/sdk'

const client = createClient({ baseUrl: '/api/v1' })

type ListChats = { q?: string; archived?: boolean; cursor?: string; limit?: number }

/** As JSON it will be: what is undefined is left out there. */
type Json<T> = T extends object ? { [Key in keyof T]: Json<Exclude<T[Key], undefined>> } : T
const json = <Body>(body: Body) => body as Json<Body>

const op = (opId: string | undefined) => (opId === undefined ? {} : { headers: { 'Idempotency-Key': opId } })
const ofChat = (chatId: string) => ({ path: { chatId } })
const ofReply = (replyId: string) => ({ path: { replyId } })
const ofMessage = (messageId: string) => ({ path: { messageId } })

/** Every call of the HTTP API that the chat screen makes. They reject as those of the SDK do. */
export const api = {
  profile: () => unwrap(client.GET('/users/profile')),
  updateProfile: (body: UpdateProfile) => unwrap(client.PUT('/users/profile', { body: json(body) })),
  logOut: () => unwrap(client.POST('/auth/logout')),

  chats: ({ archived, ...query }: ListChats, signal: AbortSignal) =>
    unwrap(
      client.GET('/chats', {
        params: { query: { ...query, archived: archived ? 'true' : 'false' } },
        signal,
      }),
    ),
  createChat: (body: CreateChat, opId?: string) =>
    unwrap(client.POST('/chats', { body: json(body), ...op(opId) })),
  updateChat: (chatId: string, body: UpdateChat) =>
    unwrap(client.PATCH('/chats/{chatId}', { params: ofChat(chatId), body: json(body) })),
  deleteChat: (chatId: string) => unwrap(client.DELETE('/chats/{chatId}', { params: ofChat(chatId) })),
  movePlace: (chatId: string, messageId: string) =>
    unwrap(client.PUT('/chats/{chatId}/place', { params: ofChat(chatId), body: { messageId } })),
  pin: (chatId: string) => unwrap(client.PUT('/chats/{chatId}/pin', { params: ofChat(chatId) })),
  unpin: (chatId: string) => unwrap(client.DELETE('/chats/{chatId}/pin', { params: ofChat(chatId) })),
  archive: (chatId: string) => unwrap(client.PUT('/chats/{chatId}/archive', { params: ofChat(chatId) })),
  unarchive: (chatId: string) => unwrap(client.DELETE('/chats/{chatId}/archive', { params: ofChat(chatId) })),

  messages: (chatId: string, query: { before?: string; leafId?: string; limit?: number }) =>
    unwrap(client.GET('/chats/{chatId}/messages', { params: { ...ofChat(chatId), query } })),
  sendMessage: (chatId: string, body: Omit<SendMessage, 'ask'>, opId: string) =>
    unwrap(
      client.POST('/chats/{chatId}/messages', {
        params: ofChat(chatId),
        body: json({ ask: true, ...body }),
        ...op(opId),
      }),
    ),
  editMessage: (messageId: string, content: string) =>
    unwrap(client.PATCH('/messages/{messageId}', { params: ofMessage(messageId), body: { content } })),
  deleteMessage: (messageId: string) =>
    unwrap(client.DELETE('/messages/{messageId}', { params: ofMessage(messageId) })),

  askReply: (chatId: string, body: AskReply) =>
    unwrap(client.POST('/chats/{chatId}/replies', { params: ofChat(chatId), body: json(body) })),
  stopReply: (replyId: string) =>
    unwrap(client.POST('/replies/{replyId}/stop', { params: ofReply(replyId) })),
  continueReply: (replyId: string) =>
    unwrap(client.POST('/replies/{replyId}/continue', { params: ofReply(replyId) })),

  providers: () => unwrap(client.GET('/providers')),
  models: () => unwrap(client.GET('/models')),
}
