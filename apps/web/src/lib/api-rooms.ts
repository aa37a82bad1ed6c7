import type {
  AddParticipant,
  ChatListItem,
  CreatedInvitation,
  CreateInvitation,
  Invitation,
  InvitationPreview,
  Paged,
  Participant,
  ParticipantRole,
  ReplyStatus,
  RoomListing,
  Run,
} from '@parley/contracts'
import { request } from './request.ts'

type Page = { cursor?: string | undefined; limit?: number }
type Joined = { id: string } & Partial<ChatListItem>

const of = (chatId: string, ...more: string[]) => ['/chats', chatId, ...more].join('/')

/** The calls of rooms: who is in them, how one comes in and out, and what agents did there. */
export const roomsApi = {
  rooms: (query: { q?: string } & Page, signal?: AbortSignal) =>
    request<Paged<RoomListing>>('GET', '/rooms', { query, ...(signal && { signal }) }),
  join: (chatId: string) => request<Joined>('PUT', of(chatId, 'membership')),
  leave: (chatId: string) => request<void>('DELETE', of(chatId, 'membership')),
  mute: (chatId: string) => request<void>('PUT', of(chatId, 'mute')),
  unmute: (chatId: string) => request<void>('DELETE', of(chatId, 'mute')),
  close: (chatId: string) => request<void>('PUT', of(chatId, 'closed')),
  reopen: (chatId: string) => request<void>('DELETE', of(chatId, 'closed')),
  markRead: (chatId: string, body: { position: number; threadId?: string | undefined }) =>
    request<void>('PUT', of(chatId, 'read'), { body }),

  participants: (chatId: string) => request<Paged<Participant>>('GET', of(chatId, 'participants')),
  add: (chatId: string, body: AddParticipant) =>
    request<Participant>('POST', of(chatId, 'participants'), { body }),
  change: (chatId: string, participantId: string, role: ParticipantRole) =>
    request<Participant>('PATCH', of(chatId, 'participants', participantId), { body: { role } }),
  remove: (chatId: string, participantId: string) =>
    request<void>('DELETE', of(chatId, 'participants', participantId)),

  invitations: (chatId: string) => request<Paged<Invitation>>('GET', of(chatId, 'invitations')),
  invite: (chatId: string, body: CreateInvitation) =>
    request<CreatedInvitation>('POST', of(chatId, 'invitations'), { body }),
  revoke: (chatId: string, invitationId: string) =>
    request<void>('DELETE', of(chatId, 'invitations', invitationId)),
  invitation: (token: string) =>
    request<InvitationPreview>('GET', `/invitations/${encodeURIComponent(token)}`),
  accept: (token: string) => request<Joined>('POST', `/invitations/${encodeURIComponent(token)}/accept`),

  runs: (chatId: string, query: { status?: ReplyStatus | undefined } & Page) =>
    request<Paged<Run>>('GET', of(chatId, 'replies'), { query }),
}
