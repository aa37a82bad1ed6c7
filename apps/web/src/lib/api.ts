import type {
  AskReply,
  Chat,
  ChatListItem,
  CreateChat,
  MessagePage,
  Model,
  Paged,
  Profile,
  ProviderInfo,
  Reply,
  SendMessage,
  SentMessage,
  UpdateChat,
  UpdateProfile,
} from '@parley/contracts'
import { request } from './request.ts'

/** `defaultModel` is the one that answers where none was chosen. */
type ModelList = Paged<Model> & { defaultModel: string }
type ListChats = { q?: string; archived?: boolean; cursor?: string; limit?: number }

/** Every call of the HTTP API that the screens make. */
export const api = {
  profile: () => request<Profile>('GET', '/users/profile'),
  updateProfile: (body: UpdateProfile) => request<Profile>('PUT', '/users/profile', { body }),
  logOut: () => request<void>('POST', '/auth/logout', { body: {} }),

  chats: (query: ListChats, signal?: AbortSignal) =>
    request<Paged<ChatListItem>>('GET', '/chats', { query, ...(signal && { signal }) }),
  createChat: (body: CreateChat, opId?: string) =>
    request<Chat>('POST', '/chats', { body, ...(opId && { opId }) }),
  updateChat: (chatId: string, body: UpdateChat) => request<Chat>('PATCH', `/chats/${chatId}`, { body }),
  deleteChat: (chatId: string) => request<void>('DELETE', `/chats/${chatId}`),
  movePlace: (chatId: string, messageId: string) =>
    request<Chat>('PUT', `/chats/${chatId}/place`, { body: { messageId } }),
  mark: (chatId: string, mark: 'pin' | 'archive', isSet: boolean) =>
    request<void>(isSet ? 'PUT' : 'DELETE', `/chats/${chatId}/${mark}`),

  messages: (chatId: string, query: { before?: string; limit?: number }) =>
    request<MessagePage>('GET', `/chats/${chatId}/messages`, { query }),
  sendMessage: (chatId: string, body: SendMessage, opId: string) =>
    request<SentMessage>('POST', `/chats/${chatId}/messages`, { body, opId }),
  editMessage: (messageId: string, content: string) =>
    request<unknown>('PATCH', `/messages/${messageId}`, { body: { content } }),
  deleteMessage: (messageId: string) => request<void>('DELETE', `/messages/${messageId}`),

  askReply: (chatId: string, body: AskReply) => request<Reply>('POST', `/chats/${chatId}/replies`, { body }),
  stopReply: (replyId: string) => request<unknown>('POST', `/replies/${replyId}/stop`, { body: {} }),
  continueReply: (replyId: string) => request<unknown>('POST', `/replies/${replyId}/continue`, { body: {} }),

  providers: () => request<Paged<ProviderInfo>>('GET', '/providers'),
  models: () => request<ModelList>('GET', '/models'),
}
