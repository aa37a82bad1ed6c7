import { textOf, type Message, type StreamChunk, type ToolCall } from '@parley/contracts'
import type { LiveText } from '../streams/live-text.ts'
import { formatPosition, type Position } from './position.ts'

export type PlacedChunk = { id: string; chunk: StreamChunk }

/** One reader's way through an answer: what is new since the last look, each piece with the place behind it. */
export class AnswerReader {
  private readonly messageId: string
  private position: Position | undefined
  private readonly toolStatus = new Map<string, string>()

  constructor(messageId: string, after: Position | undefined) {
    this.messageId = messageId
    this.position = after
  }

  /** Whether anything of the text has been told yet. */
  get hasText(): boolean {
    return this.at.part > 0 || this.at.offset > 0
  }

  /** The newest attempt that was told of; 0 before any. */
  get attempt(): number {
    return this.at.attempt
  }

  *newsIn(text: LiveText): Generator<PlacedChunk> {
    // A reply that waits has nothing to show yet.
    if (text.attempt === 0) return
    if (this.position?.attempt !== text.attempt) yield this.beginning(text)
    for (let part = this.at.part; part < text.partCount; part++) {
      if (part > this.at.part) this.position = { ...this.at, part, offset: 0 }
      const chunk = this.newsOf(text, part)
      if (chunk) yield { id: formatPosition(this.at), chunk }
    }
  }

  private get at(): Position {
    return this.position ?? { attempt: 0, part: 0, offset: 0 }
  }

  /** A new attempt says anew what the message holds; the position is then behind all of it. */
  private beginning(text: LiveText): PlacedChunk {
    const isFirst = this.position === undefined
    const last = Math.max(0, text.partCount - 1)
    this.position = isFirst
      ? { attempt: text.attempt, part: 0, offset: 0 }
      : { attempt: text.attempt, part: last, offset: text.growing(last)?.length ?? 0 }
    const content = isFirst ? '' : textOf(text.parts())
    return {
      id: formatPosition(this.at),
      chunk: { type: 'message', data: { id: this.messageId, role: 'assistant', content } },
    }
  }

  private newsOf(text: LiveText, part: number): StreamChunk | undefined {
    const fixed = text.fixed(part)
    if (fixed) return fixed.type === 'tool-call' ? this.toolNews(fixed.call) : undefined
    const growing = text.growing(part)
    if (!growing || growing.length <= this.at.offset) return undefined
    const added = text.slice(part, this.at.offset)
    this.position = { ...this.at, offset: growing.length }
    return {
      type: growing.kind === 'text' ? 'token' : 'reasoning',
      data: { id: this.messageId, text: added },
    }
  }

  private toolNews({ id, name, status }: ToolCall): StreamChunk | undefined {
    if (this.toolStatus.get(id) === status) return undefined
    this.toolStatus.set(id, status)
    return { type: 'tool-status', data: { id, name, status } }
  }

  ending({ id, reply, status }: Message): PlacedChunk {
    const chunk: StreamChunk =
      reply?.error && status !== 'stopped'
        ? { type: 'error', data: reply.error }
        : {
            type: 'done',
            data: { id, status: reply?.status ?? 'completed', ...(reply?.cut && { cut: reply.cut }) },
          }
    return { id: formatPosition(this.at), chunk }
  }
}
