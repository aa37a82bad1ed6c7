import { chatStream, textOf, type Message, type Part, type StreamChunk } from '@parley/contracts'
import { currentParts } from '../chats/chat-snapshot.ts'
import { readMessages } from '../chats/tree.ts'
import type { Spine } from '../ctx.ts'
import type { LiveText } from '../streams/live-text.ts'
import { formatPosition, type Position } from './position.ts'
import { createWaker } from './waker.ts'

/** A1: tokens of this long are gathered into one event. */
const FLUSH_MS = 25
/** Where nothing in this process says that a reply grows, its checkpoints are looked at. */
const LOOK_MS = 1000

export type PlacedChunk = { id: string; chunk: StreamChunk }

/**
 * An answer as it is written, from a position on (from its beginning without one), to its end. It may be read any number
 * of times, by anyone who may read the chat, while it is written and after.
 */
export async function* readAnswer(
  spine: Spine,
  reply: { chatId: string; messageId: string },
  after: Position | undefined,
  signal: AbortSignal,
): AsyncGenerator<PlacedChunk> {
  const waker = createWaker(spine, chatStream(reply.chatId), signal)
  const reader = new AnswerReader(after)
  try {
    while (!signal.aborted) {
      const sight = await lookAt(spine, reply.messageId)
      if (!sight) return
      yield* reader.newsIn(sight)
      if (sight.message.status !== 'writing') return yield reader.ending(sight.message)
      await waker.next(FLUSH_MS, LOOK_MS)
    }
  } finally {
    waker.stop()
  }
}

type Sight = { message: Message; attempt: number; parts: Part[] }

/** What the answer is right now: from this process's memory while it is written here, else from the store. */
async function lookAt(spine: Spine, messageId: string): Promise<Sight | undefined> {
  const live = spine.live.of(messageId)
  const message = (await readMessages(spine.store.db, [messageId])).get(messageId)
  if (!message) return undefined
  const attempt = message.reply?.attempt ?? 0
  return isOf(live, attempt)
    ? { message, attempt, parts: live.parts() }
    : { message, attempt, parts: await currentParts(spine, spine.store.db, message) }
}

const isOf = (live: LiveText | undefined, attempt: number): live is LiveText =>
  live !== undefined && live.attempt === attempt && !live.ended

class AnswerReader {
  private position: Position | undefined
  private readonly toolStatus = new Map<string, string>()

  constructor(after: Position | undefined) {
    this.position = after
  }

  *newsIn({ message, attempt, parts }: Sight): Generator<PlacedChunk> {
    // A reply that waits has nothing to show yet.
    if (attempt === 0) return
    if (this.position?.attempt !== attempt) yield this.beginning(message, attempt, parts)
    for (let index = this.at.part; index < parts.length; index++) {
      if (index > this.at.part) this.position = { attempt, part: index, offset: 0 }
      const chunk = this.growth(message, parts[index])
      if (chunk) yield { id: formatPosition(this.at), chunk }
    }
  }

  private get at(): Position {
    return this.position ?? { attempt: 0, part: 0, offset: 0 }
  }

  /** A new attempt says anew what the message holds; the position is then behind all of it. */
  private beginning(message: Message, attempt: number, parts: Part[]): PlacedChunk {
    const isFresh = this.position === undefined
    const last = parts.at(-1)
    this.position = isFresh
      ? { attempt, part: 0, offset: 0 }
      : {
          attempt,
          part: Math.max(0, parts.length - 1),
          offset: last && 'text' in last ? last.text.length : 0,
        }
    const data = { id: message.id, role: message.role, content: isFresh ? '' : textOf(parts) }
    return { id: formatPosition(this.position), chunk: { type: 'message', data } }
  }

  private growth(message: Message, part: Part | undefined): StreamChunk | undefined {
    if (part?.type === 'tool-call') return this.toolNews(part.call)
    if (part?.type !== 'text' && part?.type !== 'reasoning') return undefined
    const text = part.text.slice(this.at.offset)
    if (text === '') return undefined
    this.position = { ...this.at, offset: part.text.length }
    return { type: part.type === 'text' ? 'token' : 'reasoning', data: { id: message.id, text } }
  }

  private toolNews({
    id,
    name,
    status,
  }: {
    id: string
    name: string
    status: string
  }): StreamChunk | undefined {
    if (this.toolStatus.get(id) === status) return undefined
    this.toolStatus.set(id, status)
    return { type: 'tool-status', data: { id, name, status } }
  }

  ending({ id, reply, status }: Message): PlacedChunk {
    const chunk: StreamChunk =
      reply?.error && status !== 'stopped'
        ? { type: 'error', data: reply.error }
        : { type: 'done', data: { id, status: reply?.status ?? 'completed' } }
    return { id: formatPosition(this.at), chunk }
  }
}
