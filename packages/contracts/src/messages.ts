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

/** One piece of a message. Parts are numbered from 0 in the order they began; only text and reasoning grow by deltas. */
export const Part = z
  .discriminatedUnion('type', [TextPart, ReasoningPart, ToolCallPart, SourcePart, SeamPart])
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

/** A node of the chat's tree, as streams and screens carry it. `reply` is there on every message a model wrote. */
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

/** Says something in a chat. `parentId` defaults to where the chat stands; another makes an alternative branch. */
export const SendMessage = z
  .strictObject({
    id: Id.optional(),
    parentId: Id.nullable().optional(),
    content: Text,
    ask: z.boolean().default(true).meta({ description: 'whether the chat’s model answers' }),
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

export const SentMessage = z
  .object({ message: ChatMessage, reply: Reply.nullable() })
  .meta({ id: 'SentMessage' })
export type SentMessage = z.infer<typeof SentMessage>

/** Changes the words of one's own message in place; nothing is asked again. */
export const EditMessage = z.strictObject({ content: Text }).meta({ id: 'EditMessage' })
export type EditMessage = z.infer<typeof EditMessage>

/** Asks for one more answer to a message that is there: an alternative to the answers it has. */
export const AskReply = z
  .strictObject({
    id: Id.optional(),
    parentId: Id,
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
