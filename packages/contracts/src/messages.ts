import { z } from 'zod'
import { Id, Timestamp } from './ids.ts'
import { ModelId, Parameters } from './models.ts'
import { Reply } from './replies.ts'
import { Text } from './text.ts'
import { ToolCall } from './tools.ts'

export const TextPart = z.object({ type: z.literal('text'), text: z.string() })
export const ReasoningPart = z.object({ type: z.literal('reasoning'), text: z.string() })
export const ToolCallPart = z.object({ type: z.literal('tool-call'), call: ToolCall })
export const SourcePart = z.object({ type: z.literal('source'), url: z.string(), title: z.string() })
/**
 * Where the writing of an answer was taken up again after a fault. `restarted`: it began anew, and `earlier` is what the
 * lost attempt had written; `continued`: what follows goes on from what stands before.
 */
export const SeamPart = z.object({
  type: z.literal('seam'),
  reason: z.enum(['restarted', 'continued']),
  earlier: z.string(),
})

/** What somebody asked an answer to heed while it was being written; what follows was written with that in mind. */
export const SteerPart = z.object({
  type: z.literal('steer'),
  by: z.object({ id: Id, name: z.string() }),
  words: z.string(),
})

/** One piece of a message. Parts are numbered from 0 in the order they began; only text and reasoning grow by deltas. */
export const Part = z
  .discriminatedUnion('type', [TextPart, ReasoningPart, ToolCallPart, SourcePart, SeamPart, SteerPart])
  .meta({ id: 'Part' })
export type Part = z.infer<typeof Part>

export const Role = z.enum(['user', 'assistant', 'tool', 'system'])
export type Role = z.infer<typeof Role>

/** Who said it: a person by id, or a model or agent by its name. */
export const Author = z
  .object({ kind: z.enum(['person', 'agent', 'system']), id: z.string(), name: z.string() })
  .meta({ id: 'Author' })
export type Author = z.infer<typeof Author>

export const MessageStatus = z.enum(['complete', 'writing', 'stopped', 'error', 'interrupted', 'deleted'])

/** Who set an emoji on a message, in the order they did. */
export const Reaction = z.object({ emoji: z.string(), people: z.array(Id) })
export type Reaction = z.infer<typeof Reaction>

/** What is said below a message, beside the chat's tree. `people` are the first few authors, persons and agents. */
export const ThreadSummary = z.object({
  replies: z.int(),
  lastAt: Timestamp,
  lastPosition: z.int(),
  authors: z.array(z.string()),
})
export type ThreadSummary = z.infer<typeof ThreadSummary>

/**
 * A node of the chat's tree, as streams and screens carry it. `reply` is there on every message a model wrote. `position`
 * numbers the messages of a chat from 1 in the order they came. `threadId` is the message below which it was said, when it
 * was said in a thread: such messages are in no branch. `mentions` has ids of people and agents, and `room` for everybody.
 */
export const Message = z
  .object({
    id: Id,
    chatId: Id,
    parentId: Id.nullable(),
    role: Role,
    author: Author,
    parts: z.array(Part),
    status: MessageStatus,
    reply: Reply.nullable(),
    createdAt: Timestamp,
    editedAt: Timestamp.nullable(),
    position: z.int(),
    threadId: Id.nullable(),
    mentions: z.array(z.string()),
    reactions: z.array(Reaction),
    pinned: z.object({ at: Timestamp, by: Id }).nullable(),
    thread: ThreadSummary.nullable(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof Message>

/** A message as the HTTP API gives it: with the text of its parts and its tool calls at hand. */
export const ChatMessage = Message.extend({
  content: z.string(),
  toolCalls: z.array(ToolCall).optional(),
}).meta({
  id: 'ChatMessage',
})
export type ChatMessage = z.infer<typeof ChatMessage>

/**
 * Says something in a chat. `parentId` defaults to where the chat (in a room: the speaker) stands; another makes an
 * alternative branch. With `threadId` it is said in the thread below that message, and `parentId` is not given.
 */
export const SendMessage = z
  .strictObject({
    id: Id.optional(),
    parentId: Id.nullable().optional(),
    threadId: Id.optional(),
    content: Text,
    ask: z.boolean().default(true).meta({
      description: 'whether the chat’s model answers; in a room, whether the agents that it concerns do',
    }),
    model: ModelId.optional(),
    parameters: Parameters.optional(),
    tools: z
      .array(z.string().max(64))
      .max(20)
      .optional()
      .meta({ description: 'names of the tools the model may call; all that can do no harm unless said' }),
    replyId: Id.optional().meta({ description: 'the id the reply shall have' }),
  })
  .meta({ id: 'SendMessage' })
export type SendMessage = z.input<typeof SendMessage>

/** `replies` has one for each agent that was asked; `reply` is the first of them. */
export const SentMessage = z
  .object({ message: ChatMessage, reply: Reply.nullable(), replies: z.array(Reply) })
  .meta({ id: 'SentMessage' })
export type SentMessage = z.infer<typeof SentMessage>

/** One emoji, of at most a few code points. */
export const Emoji = z
  .string()
  .max(32)
  .regex(/^(?:\p{RGI_Emoji})$/v, 'must be one emoji')
  .meta({ id: 'Emoji' })

/** Tells an answer that is being written, or has ended early, what to heed from here on. */
export const SteerReply = z.strictObject({ content: Text.max(4000) }).meta({ id: 'SteerReply' })
export type SteerReply = z.infer<typeof SteerReply>

/** Changes the words of one's own message in place; nothing is asked again. */
export const EditMessage = z.strictObject({ content: Text }).meta({ id: 'EditMessage' })
export type EditMessage = z.infer<typeof EditMessage>

/** Asks for one more answer to a message that is there: an alternative to the answers it has. */
export const AskReply = z
  .strictObject({
    id: Id.optional(),
    parentId: Id,
    agentId: Id.optional().meta({
      description: 'in a room: which of its agents; the one that answered before unless said',
    }),
    model: ModelId.optional(),
    parameters: Parameters.optional(),
    tools: z
      .array(z.string().max(64))
      .max(20)
      .optional()
      .meta({ description: 'names of the tools the model may call; all that can do no harm unless said' }),
  })
  .meta({ id: 'AskReply' })
export type AskReply = z.infer<typeof AskReply>
