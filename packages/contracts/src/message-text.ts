import type { ChatMessage, Message, Part } from './messages.ts'
import type { ToolCall } from './tools.ts'

/** What a new message has nothing of yet. */
export const plainMessage = {
  reply: null,
  editedAt: null,
  threadId: null,
  mentions: [],
  reactions: [],
  pinned: null,
  thread: null,
} satisfies Partial<Message>

/** The text of a message: that of its text parts, reasoning and seams left out. */
export const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('')

export const reasoningOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join('')

export const toolCallsOf = (parts: readonly Part[]): ToolCall[] =>
  parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []))

/** How much of each part there is, in UTF-16 code units; parts that do not grow count 0. */
export const lengthsOf = (parts: readonly Part[]): number[] =>
  parts.map((part) => (part.type === 'text' || part.type === 'reasoning' ? part.text.length : 0))

export function toChatMessage(message: Message): ChatMessage {
  const toolCalls = toolCallsOf(message.parts)
  return { ...message, content: textOf(message.parts), ...(toolCalls.length > 0 && { toolCalls }) }
}
