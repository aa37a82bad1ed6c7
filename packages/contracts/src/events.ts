import { z } from 'zod'
import { Chat, ChatListItem, Participant, Room } from './chats.ts'
import { Id, Timestamp } from './ids.ts'
import { Message, MessageStatus, Part } from './messages.ts'
import { ModelId, Parameters } from './models.ts'
import { Profile } from './people.ts'
import { ReplyCut, ReplyError, ReplyStatus, TokenUsage } from './replies.ts'

const MessageId = { messageId: Id }

/** Facts in the stream of a chat. */
export const ChatEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat.created'), chat: Chat, participants: z.array(Participant) }),
  z.object({ type: z.literal('chat.renamed'), title: z.string() }),
  z.object({ type: z.literal('chat.model-changed'), model: ModelId.nullable(), parameters: Parameters }),
  /** The main line is another branch now. `released`: who had a place of their own and follows the main line again. */
  z.object({ type: z.literal('chat.place-moved'), leafId: Id.nullable(), released: z.array(Id) }),
  z.object({ type: z.literal('room.changed'), room: Room }),
  z.object({ type: z.literal('participant.joined'), participant: Participant }),
  /** Role, name, handle, picture or whom it answers are others now; place and positions are not told by this. */
  z.object({
    type: z.literal('participant.changed'),
    participant: Participant.pick({
      id: true,
      name: true,
      handle: true,
      picture: true,
      role: true,
      answersOnly: true,
    }),
  }),
  /** `by` is somebody else where they were removed. */
  z.object({ type: z.literal('participant.left'), participantId: Id, by: z.string() }),
  /** A person looks at another branch of a room; null is the main line. */
  z.object({ type: z.literal('place.moved'), personId: Id, leafId: Id.nullable() }),
  z.object({ type: z.literal('chat.deleted') }),
  z.object({ type: z.literal('message.sent'), message: Message }),
  z.object({
    type: z.literal('message.edited'),
    ...MessageId,
    parts: z.array(Part),
    mentions: z.array(z.string()),
    editedAt: Timestamp,
  }),
  z.object({ type: z.literal('message.deleted'), ...MessageId }),
  z.object({ type: z.literal('message.pinned'), ...MessageId, at: Timestamp, by: Id }),
  z.object({ type: z.literal('message.unpinned'), ...MessageId }),
  z.object({ type: z.literal('reaction.added'), ...MessageId, emoji: z.string(), personId: Id }),
  z.object({ type: z.literal('reaction.removed'), ...MessageId, emoji: z.string(), personId: Id }),
  /** The message an agent will write; it is empty still. */
  z.object({ type: z.literal('reply.asked'), message: Message }),
  /** An attempt at writing begins. What the message holds is now exactly `parts`; deltas go on from there. */
  z.object({
    type: z.literal('reply.started'),
    ...MessageId,
    attempt: z.int(),
    parts: z.array(Part),
    startedAt: Timestamp,
  }),
  /** A part that does not grow by deltas, such as a tool call, has come or changed. */
  z.object({
    type: z.literal('reply.part-set'),
    ...MessageId,
    attempt: z.int(),
    part: z.int(),
    value: Part,
  }),
  /** Someone asked for a reply that had ended to go on from what it holds. */
  z.object({ type: z.literal('reply.continued'), ...MessageId }),
  /** Someone told the reply what to heed; the message holds exactly `parts`, and the writing is taken up again soon. */
  z.object({ type: z.literal('reply.steered'), ...MessageId, attempt: z.int(), parts: z.array(Part) }),
  /** The reply is over. `lengths` is how much text each part has in the end: who has less asks for the rest. */
  z.object({
    type: z.literal('reply.ended'),
    ...MessageId,
    attempt: z.int(),
    status: ReplyStatus,
    messageStatus: MessageStatus,
    lengths: z.array(z.int()),
    kinds: z.array(z.string()),
    /** Whom the answer of a room’s agent mentions; nobody when it is left out. */
    mentions: z.array(z.string()).optional(),
    usage: TokenUsage.nullable(),
    error: ReplyError.nullable(),
    /** Left out of one that the provider brought to its end. */
    cut: ReplyCut.optional(),
    endedAt: Timestamp,
  }),
])
export type ChatEvent = z.infer<typeof ChatEvent>

/** Facts in the stream of a person: what belongs to them alone. */
export const InboxEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat.listed'), item: ChatListItem }),
  z.object({ type: z.literal('chat.unlisted'), chatId: Id }),
  z.object({ type: z.literal('profile.changed'), profile: Profile }),
])
export type InboxEvent = z.infer<typeof InboxEvent>

export type StreamEvent = ChatEvent | InboxEvent

/** An event as it lies in the log. `seq` counts from 1 without gaps within a stream. */
export type LoggedEvent<E extends StreamEvent = StreamEvent> = {
  seq: number
  actor: string
  opId: string | null
  at: Timestamp
  event: E
}
