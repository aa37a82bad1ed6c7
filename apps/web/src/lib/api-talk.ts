import type { ChatMessage, MessagePage, Paged, Reply } from '@parley/contracts'
import { request } from './request.ts'

const of = (messageId: string, ...more: string[]) => ['/messages', messageId, ...more].join('/')

/** What people do with each other’s messages: threads, reactions, pins, places of their own, steering. */
export const talkApi = {
  thread: (messageId: string, query: { before?: string | undefined; limit?: number }) =>
    request<MessagePage>('GET', of(messageId, 'thread'), { query }),
  react: (messageId: string, emoji: string) =>
    request<void>('PUT', of(messageId, 'reactions', encodeURIComponent(emoji))),
  unreact: (messageId: string, emoji: string) =>
    request<void>('DELETE', of(messageId, 'reactions', encodeURIComponent(emoji))),
  pin: (messageId: string) => request<void>('PUT', of(messageId, 'pin')),
  unpin: (messageId: string) => request<void>('DELETE', of(messageId, 'pin')),
  pins: (chatId: string, query: { cursor?: string | undefined }) =>
    request<Paged<ChatMessage>>('GET', `/chats/${chatId}/pins`, { query }),
  leavePlace: (chatId: string) => request<void>('DELETE', `/chats/${chatId}/place`),
  promote: (chatId: string, messageId: string) =>
    request<void>('PUT', `/chats/${chatId}/main-line`, { body: { messageId } }),
  steer: (replyId: string, content: string) =>
    request<Reply>('POST', `/replies/${replyId}/steer`, { body: { content } }),
}
