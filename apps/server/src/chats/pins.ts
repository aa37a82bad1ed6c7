import { AppError, type ChatMessage, type Paged } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { reachableChat } from './access.ts'
import { changeMessage } from './change-message.ts'
import { shownMessage } from './message-list.ts'
import { readMessages } from './tree.ts'

/** Keeps a message at hand for everybody in the chat; one that is pinned stays as it was. */
export const pinMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  changeMessage(
    ctx,
    messageId,
    { name: 'message.pin', needs: 'speak' },
    async ({ tx, at, record }, message) => {
      if (message.pinned_at !== null) return
      const by = ctx.actor.id
      await tx
        .updateTable('messages')
        .set({ pinned_at: at, pinned_by: by })
        .where('id', '=', messageId)
        .execute()
      record({ type: 'message.pinned', messageId, at, by })
    },
  )

export const unpinMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  changeMessage(
    ctx,
    messageId,
    { name: 'message.unpin', needs: 'speak' },
    async ({ tx, record }, message) => {
      if (message.pinned_at === null) return
      await tx
        .updateTable('messages')
        .set({ pinned_at: null, pinned_by: null })
        .where('id', '=', messageId)
        .execute()
      record({ type: 'message.unpinned', messageId })
    },
  )

/** What is pinned in a chat, most recently pinned first. */
export const listPins = (
  ctx: Ctx,
  chatId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Paged<ChatMessage>> =>
  ctx.store.snapshotRead(async (db) => {
    await reachableChat(db, ctx.actor, chatId)
    let rows = db
      .selectFrom('messages')
      .select(['id', 'pinned_at'])
      .where('chat_id', '=', chatId)
      .where('pinned_at', 'is not', null)
      .orderBy('pinned_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (cursor !== undefined) {
      const after = parseCursor(cursor)
      rows = rows.where((row) =>
        row.or([
          row('pinned_at', '<', after.at),
          row.and([row('pinned_at', '=', after.at), row('id', '<', after.id)]),
        ]),
      )
    }
    const found = await rows.execute()
    const shown = found.slice(0, limit)
    const messages = await readMessages(
      db,
      shown.map(({ id }) => id),
    )
    const items: ChatMessage[] = []
    for (const { id } of shown) {
      const message = messages.get(id)
      if (message) items.push(await shownMessage(ctx, db, message))
    }
    const last = shown.at(-1)
    return { items, ...(found.length > limit && last && { nextCursor: `${last.pinned_at}.${last.id}` }) }
  })

function parseCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!at || !id) throw new AppError('invalid_cursor')
  return { at: Number(at), id }
}
