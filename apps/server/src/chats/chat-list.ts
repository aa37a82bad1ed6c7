import { inboxStream, type ChatListItem, type InboxState, type Paged } from '@parley/contracts'
import { sql } from 'kysely'
import type { Ctx, Spine } from '../ctx.ts'
import { readProfile } from '../auth/profile.ts'
import { changeChat, recordListing } from './change-chat.ts'
import type { StreamSnapshot } from './chat-snapshot.ts'
import type { Reader } from '../streams/log.ts'
import { chatsAfter, matchesWord, pageOf, wordsOf } from './list-queries.ts'
import { listRowsOf } from './list-rows.ts'
import { listItemOf } from './rows.ts'

const NEWEST = 60
/** What is said in a room is told by signals, which change only what is there. */
const MOST_ROOMS = 500

type ListQuery = { q?: string | undefined; archived: boolean; limit: number; cursor?: string | undefined }

/** A person's chats, most recently active first; `q` finds words of titles. */
export async function listChats(ctx: Ctx, query: ListQuery): Promise<Paged<ChatListItem>> {
  let rows = chatsOf(ctx.store.db, ctx.actor.id)
    .where('participants.archived_at', query.archived ? 'is not' : 'is', null)
    .limit(query.limit + 1)
  for (const word of wordsOf(query.q)) rows = rows.where(matchesWord(sql.ref('chats.title'), word))
  if (query.cursor !== undefined) rows = rows.where(chatsAfter(query.cursor))
  const items = (await rows.execute()).map(listItemOf)
  return pageOf(items, query.limit, ({ activeAt, id }) => ({ at: activeAt, id }))
}

const chatsOf = (db: Reader, personId: string) =>
  listRowsOf(db, personId).orderBy('chats.active_at', 'desc').orderBy('chats.id', 'desc')

/** A person's inbox: who they are and their newest chats, pinned ones and rooms always among them. */
export function readInboxSnapshot(
  spine: Spine,
  personId: string,
): Promise<StreamSnapshot<InboxState> | undefined> {
  return spine.store.snapshotRead(async (db) => {
    const stream = await db
      .selectFrom('streams')
      .selectAll()
      .where('id', '=', inboxStream(personId))
      .executeTakeFirst()
    if (!stream) return undefined
    const profile = await readProfile(db, personId)
    const open = chatsOf(db, personId).where('participants.archived_at', 'is', null)
    const newest = await open.limit(NEWEST).execute()
    const pinned = await open.where('participants.pinned_at', 'is not', null).execute()
    const rooms = await open.where('chats.kind', '=', 'room').limit(MOST_ROOMS).execute()
    const chats = Object.fromEntries([...newest, ...pinned, ...rooms].map((row) => [row.id, listItemOf(row)]))
    return { epoch: stream.epoch, seq: stream.head, state: { kind: 'inbox', profile, chats } }
  })
}

type Mark = 'pinned_at' | 'archived_at' | 'muted_at'

const mark =
  (name: string, column: Mark, isSet: boolean) =>
  (ctx: Ctx, chatId: string): Promise<void> =>
    changeChat(ctx, chatId, { name, args: {}, needs: 'read' }, async (change) => {
      await change.tx
        .updateTable('participants')
        .set({ [column]: isSet ? change.at : null })
        .where('chat_id', '=', chatId)
        .where('id', '=', ctx.actor.id)
        .execute()
      await recordListing(change, chatId, ctx.actor.id)
    })

export const pinChat = mark('chat.pin', 'pinned_at', true)
export const unpinChat = mark('chat.unpin', 'pinned_at', false)
export const archiveChat = mark('chat.archive', 'archived_at', true)
export const unarchiveChat = mark('chat.unarchive', 'archived_at', false)
export const muteChat = mark('chat.mute', 'muted_at', true)
export const unmuteChat = mark('chat.unmute', 'muted_at', false)
