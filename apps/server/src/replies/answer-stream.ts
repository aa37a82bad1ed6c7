import { chatStream, type Message, type Reply } from '@parley/contracts'
import { reachableChat } from '../chats/access.ts'
import { readCurrent } from '../chats/chat-snapshot.ts'
import type { Ctx } from '../ctx.ts'
import { LiveText } from '../streams/live-text.ts'
import { AnswerReader, type PlacedChunk } from './answer-reader.ts'
import type { Position } from './position.ts'
import { createWaker } from './waker.ts'

/** A1: tokens of this long are gathered into one event. */
const FLUSH_MS = 25
/** Where nothing in this process says that a reply grows, its checkpoints are looked at; and R7: who reads is asked about. */
const LOOK_MS = 1000

/**
 * An answer as it is written, from a position on (from its beginning without one), to its end. It may be read any number
 * of times, by anyone who may read the chat, while it is written and after.
 */
export async function* readAnswer(
  ctx: Ctx,
  reply: Pick<Reply, 'chatId' | 'messageId'>,
  after: Position | undefined,
  signal: AbortSignal,
): AsyncGenerator<PlacedChunk> {
  const stopLookingOn = lookOn(ctx, chatStream(reply.chatId))
  const waker = createWaker(ctx, chatStream(reply.chatId), signal)
  const reader = new AnswerReader(reply.messageId, after)
  let askedAt = Date.now()
  try {
    while (!signal.aborted) {
      if (Date.now() - askedAt >= LOOK_MS) {
        if (!(await mayRead(ctx, reply.chatId))) return
        askedAt = Date.now()
      }
      const live = ctx.live.of(reply.messageId)
      // Of an attempt that another process has lost, this one may still hold the text (I8).
      const isOurs = live !== undefined && live.attempt >= reader.attempt
      if (isOurs) yield* reader.newsIn(live)
      if (!isOurs || live.ended) {
        const message = await readCurrent(ctx, reply.messageId)
        if (!message) return
        yield* reader.newsIn(textOf(message))
        if (message.status !== 'writing') return yield reader.ending(message)
      }
      // The first of the text goes on at once; only what follows closely is gathered.
      await waker.next(reader.hasText ? FLUSH_MS : 0, LOOK_MS)
    }
  } finally {
    waker.stop()
    stopLookingOn()
  }
}

const mayRead = (ctx: Ctx, chatId: string): Promise<boolean> =>
  reachableChat(ctx.store.db, ctx.actor, chatId).then(
    () => true,
    () => false,
  )

/** Where another process writes the answer, its text comes here while its stream is followed (R15). */
function lookOn({ bus, feeds, log }: Ctx, stream: string): () => void {
  if (bus.connected === undefined) return () => {}
  const taken = feeds.take(stream).catch((error: unknown) => {
    log.warn({ err: error }, 'a stream cannot be followed; its answer is read as it is saved')
    return undefined
  })
  return () => void taken.then((feed) => feed && feeds.release(stream))
}

/** What the store has of a message, read in the same way as what this process is writing. */
const textOf = ({ id, chatId, reply, parts }: Message): LiveText =>
  new LiveText({ stream: chatStream(chatId), messageId: id, attempt: reply?.attempt ?? 0, parts }, () => {})
