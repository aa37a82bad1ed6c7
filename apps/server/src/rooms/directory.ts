import type { Paged, RoomListing } from '@parley/contracts'
import { sql } from 'kysely'
import { chatsAfter, matchesWord, pageOf, wordsOf } from '../chats/list-queries.ts'
import type { Ctx } from '../ctx.ts'

type Query = { q?: string | undefined; limit: number; cursor?: string | undefined }

/** The public rooms that the actor is in or may join, most recently active first; `q` finds words of title or topic. */
export async function listRooms(ctx: Ctx, { q, limit, cursor }: Query): Promise<Paged<RoomListing>> {
  const { db } = ctx.store
  let rows = db
    .selectFrom('chats')
    .leftJoin('participants as self', (join) =>
      join.onRef('self.chat_id', '=', 'chats.id').on('self.id', '=', ctx.actor.id),
    )
    .select((row) => [
      'chats.id',
      'chats.title',
      'chats.topic',
      'chats.active_at',
      'self.id as self_id',
      row
        .selectFrom('participants')
        .select(({ fn }) => fn.countAll<number>().as('people'))
        .whereRef('participants.chat_id', '=', 'chats.id')
        .where('participants.kind', '=', 'person')
        .as('people'),
    ])
    .where('chats.visibility', '=', 'public')
    .where('chats.kind', '=', 'room')
    .where('chats.deleted_at', 'is', null)
    .where('chats.closed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('removals')
            .select('removals.person_id')
            .whereRef('removals.chat_id', '=', 'chats.id')
            .where('removals.person_id', '=', ctx.actor.id),
        ),
      ),
    )
    .orderBy('chats.active_at', 'desc')
    .orderBy('chats.id', 'desc')
    .limit(limit + 1)
  for (const word of wordsOf(q))
    rows = rows.where(matchesWord(sql<string>`chats.title || ' ' || chats.topic`, word))
  if (cursor !== undefined) rows = rows.where(chatsAfter(cursor))
  const items = (await rows.execute()).map((row) => ({
    id: row.id,
    title: row.title,
    topic: row.topic,
    people: Number(row.people),
    joined: row.self_id !== null,
    activeAt: row.active_at,
  }))
  return pageOf(items, limit, ({ activeAt, id }) => ({ at: activeAt, id }))
}
