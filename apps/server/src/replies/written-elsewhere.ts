import type { Part } from '@parley/contracts'
import { sql } from 'kysely'
import { checkpointOf, readMessages } from '../chats/tree.ts'
import type { Spine } from '../ctx.ts'
import type { LiveText } from '../streams/live-text.ts'
import type { Reader } from '../streams/log.ts'

/** What is being written: what its attempt began with, and what is saved of it by now. */
export type Written = {
  stream: string
  messageId: string
  attempt: number
  parts: Part[]
  saved?: Part[]
  /** The event that began it, or one after that. */
  startedSeq: number
}

/** What is being written in a stream right now. */
export async function readWrittenIn(spine: Spine, stream: string): Promise<Written[]> {
  const ids = await runningIn(spine.store.db, stream)
  if (ids.length === 0) return []
  return spine.store.snapshotRead(async (db) => {
    const row = await db.selectFrom('streams').select('head').where('id', '=', stream).executeTakeFirst()
    const messages = await readMessages(db, await runningIn(db, stream))
    const written: Written[] = []
    for (const message of messages.values()) {
      if (!message.reply) continue
      const { id: messageId, parts } = message
      const saved = await checkpointOf(db, message)
      const { attempt } = message.reply
      written.push({ stream, messageId, attempt, parts, saved, startedSeq: row?.head ?? 0 })
    }
    return written
  })
}

async function runningIn(db: Reader, stream: string): Promise<string[]> {
  const rows = await db
    .selectFrom('replies')
    .select('message_id')
    .where('status', '=', 'running')
    .where('chat_id', '=', stream.slice(stream.indexOf(':') + 1))
    .execute()
  return rows.map((row) => row.message_id)
}

/** Which attempt is being written at each of these messages; those that nobody writes are not among them. */
export async function readAttempts(db: Reader, texts: readonly LiveText[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('replies')
    .select(['message_id', 'attempt'])
    .where('status', '=', 'running')
    .where(
      'message_id',
      'in',
      texts.map((text) => text.messageId),
    )
    .execute()
  return new Map(rows.map((row) => [row.message_id, row.attempt]))
}

export type SavedPiece = { messageId: string; attempt: number; part: number; start: number; value: Part }

/** What is saved of these texts beyond what they hold, in order. */
export async function readPieces(db: Reader, texts: readonly LiveText[]): Promise<SavedPiece[]> {
  const rows = await db
    .selectFrom('reply_chunks')
    .innerJoin('replies', (join) =>
      join
        .onRef('replies.id', '=', 'reply_chunks.reply_id')
        .onRef('replies.attempt', '=', 'reply_chunks.attempt'),
    )
    .select(['replies.message_id', 'replies.attempt', 'part', 'start', 'reply_chunks.kind', 'body'])
    .where((row) =>
      row.or(
        texts.map((text) => {
          const last = Math.max(0, text.partCount - 1)
          const have = text.lengths()[last] ?? 0
          return row.and([
            row('replies.message_id', '=', text.messageId),
            row('replies.attempt', '=', text.attempt),
            row.or([
              row('part', '>', last),
              row.and([row('part', '=', last), sql<boolean>`start + length(body) > ${sql.lit(have)}`]),
            ]),
          ])
        }),
      ),
    )
    .orderBy('part')
    .orderBy('start')
    .execute()
  return rows.map(({ message_id, attempt, part, start, kind, body }) => ({
    messageId: message_id,
    attempt,
    part,
    start,
    value: kind === 'text' || kind === 'reasoning' ? { type: kind, text: body } : (JSON.parse(body) as Part),
  }))
}
