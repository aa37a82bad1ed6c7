import { AppError, toChatMessage, type ChatMessage, type Paged } from '@parley/contracts'
import { sql, type RawBuilder } from 'kysely'
import { readMessages } from '../chats/tree.ts'
import type { Ctx } from '../ctx.ts'

type Query = { q: string; limit: number; cursor?: string | undefined }

/** Messages of all chats one is in that hold every word of `q` (the last may be its beginning only), newest first. */
export async function searchMessages(ctx: Ctx, { q, limit, cursor }: Query): Promise<Paged<ChatMessage>> {
  const words = q.match(/[\p{L}\p{N}_]+/gu)?.slice(0, 12)
  if (!words) return { items: [] }
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : numberOf(cursor)
  const found = await ctx.store.slowRead<{ id: string; number: number }>(sql`
    SELECT messages.id, messages.number FROM messages
    JOIN participants ON participants.chat_id = messages.chat_id AND participants.id = ${ctx.actor.id}
    JOIN chats ON chats.id = messages.chat_id AND chats.deleted_at IS NULL
    WHERE ${ctx.store.kind === 'postgres' ? onPostgres(words) : onSqlite(words)} AND messages.number < ${before}
    ORDER BY messages.number DESC LIMIT ${limit + 1}`)
  const shown = found.slice(0, limit)
  const messages = await readMessages(
    ctx.store.db,
    shown.map((row) => row.id),
  )
  const items = shown.flatMap(({ id }) => messages.get(id) ?? []).map(toChatMessage)
  const last = shown.at(-1)
  return found.length > limit && last ? { items, nextCursor: String(last.number) } : { items }
}

const onSqlite = (words: string[]): RawBuilder<boolean> => {
  const match = words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ')
  return sql`messages.number IN (SELECT rowid FROM messages_words WHERE messages_words MATCH ${match})`
}

const onPostgres = (words: string[]): RawBuilder<boolean> => {
  const match = words.map((word, index) => `'${word}'${index === words.length - 1 ? ':*' : ''}`).join(' & ')
  return sql`to_tsvector('simple', messages.content) @@ to_tsquery('simple', ${match})`
}

function numberOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('invalid_cursor')
  return Number(cursor)
}
