import { z } from 'zod'
import { Delta, Have } from './deltas.ts'
import { Id, StreamId } from './ids.ts'
import { MarkRead, type ChatListItem, type MentionInThread } from './chats.ts'
import type { ChatState } from './chat-state.ts'
import type { Delta as DeltaShape } from './deltas.ts'
import type { ErrorCode } from './error-codes.ts'
import type { InboxState } from './inbox-state.ts'
import type { LoggedEvent } from './events.ts'
import type { Presence } from './presence.ts'

/** How far a reader of a stream has come. */
export const Cursor = z.object({ epoch: z.string().max(64), seq: z.int().nonnegative() })
export type Cursor = z.infer<typeof Cursor>

const subscription = { stream: StreamId, cursor: Cursor.optional(), have: z.array(Have).max(100).optional() }

/** What a client may send over `GET /api/ws`, one JSON object a frame. `hello` comes first. */
export const ClientFrame = z.discriminatedUnion('type', [
  /** `continuations`: this client reads text that goes on in its short form (R11). */
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(1),
    continuations: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('subscribe'), ...subscription }),
  z.strictObject({ type: z.literal('unsubscribe'), stream: StreamId }),
  z.strictObject({ type: z.literal('resume'), streams: z.array(z.strictObject(subscription)).max(50) }),
  z.strictObject({ type: z.literal('ack'), stream: StreamId, seq: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('op'), opId: Id, verb: z.string().max(64), args: z.unknown() }),
  z.strictObject({
    type: z.literal('fill'),
    stream: StreamId,
    ...Delta.pick({ messageId: true, attempt: true, part: true, offset: true }).shape,
  }),
  z.strictObject({ type: z.literal('stop_reply'), opId: Id, replyId: Id }),
  /** Whether this device shows Parley, and whether its person has done nothing for a while. */
  z.strictObject({ type: z.literal('presence'), hidden: z.boolean(), idle: z.boolean().optional() }),
  /** Said when typing begins, every few seconds while it goes on, and when it ends. */
  z.strictObject({ type: z.literal('typing'), chatId: Id, threadId: Id.optional(), on: z.boolean() }),
  /**
   * How far this person has read, in a thread or else in the room; kept within a second. `PUT /chats/:id/read` keeps it
   * before it answers.
   */
  z.strictObject({ type: z.literal('read'), chatId: Id, ...MarkRead.shape }),
  z.strictObject({ type: z.literal('pong') }),
])
export type ClientFrame = z.input<typeof ClientFrame>

/** A passing state that is never logged (R8). What it tells of rows is told again when one comes back. */
export type Signal =
  /** An answer begins or ends in a chat of the person's list. */
  | { kind: 'chat.active'; chatId: string; at: number; running: boolean }
  /** Something was said in a room of the person's list. `mentions` has ids, and `room` for everybody. */
  | {
      kind: 'chat.said'
      chatId: string
      threadId: string | null
      position: number
      at: number
      authorId: string
      mentions: string[]
    }
  /** How these chats look in the person's list now; after coming back, and when a room is renamed. */
  | { kind: 'chats.listed'; items: ChatListItem[] }
  /** The person has read so far, here or on another device; as it was when the room's last message stood at `position`. */
  | {
      kind: 'chat.read'
      chatId: string
      position: number
      readPosition: number
      mentions: number
      mentionedIn: MentionInThread[]
    }
  /** How far others have read, and what their devices have; by person. Only those that moved. */
  | { kind: 'marks'; chatId: string; read: Record<string, number>; delivered: Record<string, number> }
  | { kind: 'typing'; chatId: string; threadId: string | null; personId: string; on: boolean }
  /** Who is there; `whole` when people who are not named are offline. */
  | { kind: 'presence'; chatId: string; people: Record<string, Presence>; whole: boolean }

export type Snapshot = ChatState | InboxState

/** What the server sends, over sockets and over `GET /api/chats/:id/events` alike. */
export type ServerFrame =
  | { type: 'welcome'; sessionId: string; personId: string; heartbeatMs: number; serverTime: number }
  | { type: 'subscribed'; stream: string; epoch: string; seq: number }
  | { type: 'snapshot'; stream: string; epoch: string; seq: number; state: Snapshot }
  | ({ type: 'event'; stream: string; epoch: string } & LoggedEvent)
  /** The client has been sent all there is up to `seq`; what follows happens now. */
  | { type: 'live'; stream: string; seq: number }
  /** `name`: what continuations of this text are sent under, on this connection (R11). */
  | ({ type: 'delta'; stream: string; name?: string } & DeltaShape)
  | { type: 'signal'; signal: Signal }
  | { type: 'ok'; opId: string; answer: unknown }
  | { type: 'error'; code: ErrorCode; message: string; opId?: string; stream?: string }
  /** `heads` is how far each stream the client follows has come, so that a lost hint heals (R2). */
  | { type: 'heartbeat'; heads: Record<string, number> }
  /** The stream, or without one the whole connection, must be subscribed to anew. */
  | { type: 'reset'; stream?: string; reason: string }
  /** The server closes; reconnect at a random moment within `spreadMs`. */
  | { type: 'bye'; spreadMs: number }
