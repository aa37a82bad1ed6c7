import { z } from 'zod'
import { Id, Timestamp } from './ids.ts'
import { ChatMessage } from './messages.ts'
import { ModelId, Parameters } from './models.ts'
import { PageQuery } from './pages.ts'
import { Line, cleanText } from './text.ts'

export const ChatKind = z.enum(['direct', 'room'])

/** What messages live in. `leafId` is where the chat stands: the last message of the branch that is shown. */
export const Chat = z
  .object({
    id: Id,
    kind: ChatKind,
    title: z.string(),
    model: ModelId.nullable(),
    parameters: Parameters,
    leafId: Id.nullable(),
    branchedFrom: z.object({ chatId: Id, messageId: Id }).nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Chat' })
export type Chat = z.infer<typeof Chat>

export const ParticipantRole = z.enum(['owner', 'admin', 'member', 'viewer'])
export type ParticipantRole = z.infer<typeof ParticipantRole>

/** A person or agent in a chat. */
export const Participant = z
  .object({ kind: z.enum(['person', 'agent']), id: Id, name: z.string(), role: ParticipantRole })
  .meta({ id: 'Participant' })
export type Participant = z.infer<typeof Participant>

/** A chat as one person's list shows it; pinned and archived are that person's own. */
export const ChatListItem = z
  .object({
    id: Id,
    kind: ChatKind,
    title: z.string(),
    pinnedAt: Timestamp.nullable(),
    archivedAt: Timestamp.nullable(),
    activeAt: Timestamp,
  })
  .meta({ id: 'ChatListItem' })
export type ChatListItem = z.infer<typeof ChatListItem>

/** Makes a chat; with `branchFrom`, one that begins with a copy of the path down to that message. */
export const CreateChat = z
  .strictObject({
    id: Id.optional(),
    title: Line.optional(),
    model: ModelId.optional(),
    parameters: Parameters.optional(),
    branchFrom: z.strictObject({ chatId: Id, messageId: Id }).optional(),
  })
  .meta({ id: 'CreateChat' })
export type CreateChat = z.infer<typeof CreateChat>

/** Changes what is given and leaves the rest; `parameters` is replaced whole. */
export const UpdateChat = z
  .strictObject({
    title: Line.optional(),
    model: ModelId.nullable().optional(),
    parameters: Parameters.optional(),
  })
  .meta({ id: 'UpdateChat' })
export type UpdateChat = z.infer<typeof UpdateChat>

/** Goes to the branch of the tree that holds `messageId`, at its newest end. */
export const MovePlace = z.strictObject({ messageId: Id }).meta({ id: 'MovePlace' })

export const ListChats = PageQuery.extend({
  q: z.string().overwrite(cleanText).max(200).optional().meta({ description: 'words of the title' }),
  archived: z.stringbool().default(false),
})

/** Messages of the branch that is shown, newest last; `before` goes further up, from that message exclusive. */
export const ListMessages = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: Id.optional(),
})

/** A stretch of a branch with, for each parent in it, the ids of all its children in the order they came. */
export const MessagePage = z
  .object({
    items: z.array(ChatMessage),
    children: z.record(z.string(), z.array(Id)),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'MessagePage' })
export type MessagePage = z.infer<typeof MessagePage>
