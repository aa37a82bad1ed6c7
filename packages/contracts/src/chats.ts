import { z } from 'zod'
import { Id, Timestamp } from './ids.ts'
import { ChatMessage } from './messages.ts'
import { ModelId, Parameters } from './models.ts'
import { PageQuery } from './pages.ts'
import { Line, cleanText } from './text.ts'

export const ChatKind = z.enum(['direct', 'room'])

/** When the agents of a room answer: who is mentioned, all of them at everything people say, or none. */
export const AgentsAnswer = z.enum(['mention', 'always', 'never'])
export type AgentsAnswer = z.infer<typeof AgentsAnswer>

export const MAX_TOPIC = 500
const Topic = z
  .string()
  .overwrite((text) => cleanText(text).trim())
  .max(MAX_TOPIC)

/**
 * What makes a chat a room. `agentReads` is how many of the newest messages its agents are shown; `invites` who may bring
 * others in. `closedAt`: since when it can only be read.
 */
export const Room = z
  .object({
    topic: z.string(),
    visibility: z.enum(['private', 'public']),
    agentsAnswer: AgentsAnswer,
    agentReads: z.int(),
    invites: z.enum(['managers', 'members']),
    closedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Room' })
export type Room = z.infer<typeof Room>

/** The settings of a room; what is left out stays as it is, or as a new room has it. */
export const RoomSettings = z
  .strictObject({
    topic: Topic,
    visibility: z.enum(['private', 'public']),
    agentsAnswer: AgentsAnswer,
    agentReads: z.int().min(1).max(400),
    invites: z.enum(['managers', 'members']),
  })
  .partial()
  .meta({ id: 'RoomSettings' })
export type RoomSettings = z.infer<typeof RoomSettings>

/**
 * What messages live in. `leafId` is where the chat stands: the last message of its main line. In a room each person may
 * stand elsewhere (`placeId` of the participant). `room` is null in a direct chat.
 */
export const Chat = z
  .object({
    id: Id,
    kind: ChatKind,
    title: z.string(),
    model: ModelId.nullable(),
    parameters: Parameters,
    leafId: Id.nullable(),
    branchedFrom: z.object({ chatId: Id, messageId: Id }).nullable(),
    room: Room.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Chat' })
export type Chat = z.infer<typeof Chat>

export const ParticipantRole = z.enum(['owner', 'admin', 'member', 'viewer'])
export type ParticipantRole = z.infer<typeof ParticipantRole>

export const ParticipantKind = z.enum(['person', 'agent'])

/**
 * A person or agent in a chat. `placeId` is the end of the branch they look at; null when they follow the main line.
 * `readPosition` and `deliveredPosition` are the positions of the last message they have read, or a device of theirs has.
 * `answersOnly` is the person an agent answers and nobody else; states from before it was said lack it.
 */
export const Participant = z
  .object({
    kind: ParticipantKind,
    id: Id,
    name: z.string(),
    handle: z.string(),
    picture: z.string().nullable(),
    role: ParticipantRole,
    placeId: Id.nullable(),
    readPosition: z.int(),
    deliveredPosition: z.int(),
    joinedAt: Timestamp,
    answersOnly: Id.nullable().optional(),
  })
  .meta({ id: 'Participant' })
export type Participant = z.infer<typeof Participant>

/** Words in the thread below `threadId` that mention one, `position` being theirs. */
export const MentionInThread = z.object({ threadId: Id, position: z.int() }).meta({ id: 'MentionInThread' })
export type MentionInThread = z.infer<typeof MentionInThread>

/**
 * A chat as one person's list shows it; pinned, archived and muted are that person's own, `closedAt` and
 * `visibility` are the room's; lists from before visibility was said lack it.
 * `position` is that of its last message, `readPosition` that of the last one the person has read, `mentions` how many
 * since then mention them. `mentionedIn` is where in threads they are mentioned by name and have not looked since, the newest
 * hundred, oldest first; those are not among `mentions`, and lists from before it was said lack it.
 */
export const ChatListItem = z
  .object({
    id: Id,
    kind: ChatKind,
    title: z.string(),
    pinnedAt: Timestamp.nullable(),
    archivedAt: Timestamp.nullable(),
    mutedAt: Timestamp.nullable(),
    closedAt: Timestamp.nullable(),
    visibility: z.enum(['private', 'public']).nullable().optional(),
    activeAt: Timestamp,
    position: z.int(),
    readPosition: z.int(),
    mentions: z.int(),
    mentionedIn: z.array(MentionInThread).optional(),
  })
  .meta({ id: 'ChatListItem' })
export type ChatListItem = z.infer<typeof ChatListItem>

const NewParticipant = z.strictObject({
  kind: ParticipantKind,
  id: Id,
  role: ParticipantRole.exclude(['owner']).optional().meta({ description: 'member unless said' }),
})

/**
 * Makes a chat; with `branchFrom`, one that begins with a copy of the path down to that message. With `room` it is a room,
 * and `participants` are in it from the start. With `agentId` a direct chat is one with that agent.
 */
export const CreateChat = z
  .strictObject({
    id: Id.optional(),
    title: Line.optional(),
    model: ModelId.optional(),
    parameters: Parameters.optional(),
    branchFrom: z.strictObject({ chatId: Id, messageId: Id }).optional(),
    room: RoomSettings.optional(),
    participants: z.array(NewParticipant).max(100).optional(),
    agentId: Id.optional(),
  })
  .meta({ id: 'CreateChat' })
export type CreateChat = z.infer<typeof CreateChat>

/** Changes what is given and leaves the rest; `parameters` is replaced whole. */
export const UpdateChat = z
  .strictObject({
    title: Line.optional(),
    model: ModelId.nullable().optional(),
    parameters: Parameters.optional(),
    room: RoomSettings.optional(),
  })
  .meta({ id: 'UpdateChat' })
export type UpdateChat = z.infer<typeof UpdateChat>

/** Goes to the branch of the tree that holds `messageId`, at its newest end; in a room, for oneself alone. */
export const MovePlace = z.strictObject({ messageId: Id }).meta({ id: 'MovePlace' })

export const ListChats = PageQuery.extend({
  q: z.string().overwrite(cleanText).max(200).optional().meta({ description: 'words of the title' }),
  archived: z.stringbool().default(false),
})

/** Messages of a thread, newest last; `before` goes further up, from that message exclusive. */
export const ListThread = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: Id.optional(),
})

/** Messages of a branch, newest last: of the one that ends at `leafId`, or else of the main line. */
export const ListMessages = ListThread.extend({ leafId: Id.optional() })

/** A stretch of a branch with, for each parent in it, the ids of all its children in the order they came. */
export const MessagePage = z
  .object({
    items: z.array(ChatMessage),
    children: z.record(z.string(), z.array(Id)),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'MessagePage' })
export type MessagePage = z.infer<typeof MessagePage>

/** Brings a person or an agent into a room. */
export const AddParticipant = NewParticipant.meta({ id: 'AddParticipant' })
export type AddParticipant = z.infer<typeof AddParticipant>

/** `owner` hands the room over: whoever had it becomes an admin. */
export const ChangeParticipant = z.strictObject({ role: ParticipantRole }).meta({ id: 'ChangeParticipant' })
export type ChangeParticipant = z.infer<typeof ChangeParticipant>

/** A public room as those see it who look for one to join. */
export const RoomListing = z
  .object({
    id: Id,
    title: z.string(),
    topic: z.string(),
    people: z.int(),
    joined: z.boolean(),
    activeAt: Timestamp,
  })
  .meta({ id: 'RoomListing' })
export type RoomListing = z.infer<typeof RoomListing>

export const ListRooms = PageQuery.extend({
  q: z.string().overwrite(cleanText).max(200).optional().meta({ description: 'words of title or topic' }),
})

/** How far one has read, in the thread below `threadId` or else in the room; a position that lies behind changes nothing. */
export const MarkRead = z
  .strictObject({ position: z.int().nonnegative(), threadId: Id.optional() })
  .meta({ id: 'MarkRead' })
export type MarkRead = z.infer<typeof MarkRead>
