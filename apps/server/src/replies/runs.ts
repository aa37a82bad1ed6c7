import { AppError, type Paged, type Run, type RunsQuery } from '@parley/contracts'
import { sql } from 'kysely'
import { reachableChat } from '../chats/access.ts'
import { replyOf } from '../chats/rows.ts'
import type { Ctx } from '../ctx.ts'

/** How much of a prompt and of an answer the record shows. */
const SHOWN_CHARACTERS = 400

/** The replies of a chat, newest first: who asked what, and what came of it. */
export async function listRuns(ctx: Ctx, chatId: string, query: RunsQuery): Promise<Paged<Run>> {
  await reachableChat(ctx.store.db, ctx.actor, chatId)
  const after = query.cursor === undefined ? undefined : parseCursor(query.cursor)
  let rows = runsOf(ctx, chatId).limit(query.limit + 1)
  if (query.status) rows = rows.where('replies.status', '=', query.status)
  if (after)
    rows = rows.where((row) =>
      row.or([
        row('replies.queued_at', '<', after.at),
        row.and([row('replies.queued_at', '=', after.at), row('replies.id', '<', after.id)]),
      ]),
    )
  const items = (await rows.execute()).map(
    ({ author_id, author_name, output, prompt, asker_name, ...reply }): Run => ({
      ...replyOf(reply),
      agent: { id: author_id, name: author_name },
      asker: { id: reply.asked_by, name: asker_name ?? '' },
      prompt: prompt ?? '',
      output,
    }),
  )
  const last = items[query.limit - 1]
  return items.length > query.limit && last
    ? { items: items.slice(0, query.limit), nextCursor: `${last.queuedAt}.${last.id}` }
    : { items }
}

const runsOf = ({ store }: Ctx, chatId: string) =>
  store.db
    .selectFrom('replies')
    .innerJoin('messages', 'messages.id', 'replies.message_id')
    .leftJoin('messages as asking', (join) =>
      join.on('asking.id', '=', sql<string>`coalesce(replies.asked_in, messages.parent_id)`),
    )
    .leftJoin('users', 'users.id', 'replies.asked_by')
    .selectAll('replies')
    .select(['messages.author_id', 'messages.author_name', 'users.name as asker_name'])
    .select([
      sql<string>`substr(messages.content, 1, ${sql.lit(SHOWN_CHARACTERS)})`.as('output'),
      sql<string | null>`substr(asking.content, 1, ${sql.lit(SHOWN_CHARACTERS)})`.as('prompt'),
    ])
    .where('replies.chat_id', '=', chatId)
    .orderBy('replies.queued_at', 'desc')
    .orderBy('replies.id', 'desc')

function parseCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!at || !id) throw new AppError('invalid_cursor')
  return { at: Number(at), id }
}
