import { AppError, type ChatMessage, type MessagePage } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import type { Reader } from '../streams/log.ts'
import { chatOfMessage } from './access.ts'
import { shownMessage } from './message-list.ts'
import { readChildren, readMessages } from './tree.ts'

type Query = { limit: number; before?: string | undefined }

/** What was said below a message, newest last: the end of it, after the message itself, or what is above `before`. */
export const readThread = (ctx: Ctx, rootId: string, query: Query): Promise<MessagePage> =>
  ctx.store.snapshotRead(async (db) => {
    const chatId = await chatOfMessage(db, ctx.actor, rootId)
    const ids = await idsAbove(db, rootId, query)
    const shown = ids.slice(0, query.limit).toReversed()
    const wanted = query.before === undefined ? [rootId, ...shown] : shown
    const messages = await readMessages(db, wanted)
    const items: ChatMessage[] = []
    for (const id of wanted) {
      const message = messages.get(id)
      if (message) items.push(await shownMessage(ctx, db, message))
    }
    const root = messages.get(rootId)
    const first = shown[0]
    return {
      items,
      children: root ? await readChildren(db, chatId, [root]) : {},
      ...(ids.length > query.limit && first && { nextCursor: first }),
    }
  })

/** Newest first, and one more than is asked for, which tells whether there are any. */
async function idsAbove(db: Reader, rootId: string, { limit, before }: Query): Promise<string[]> {
  let rows = db
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', rootId)
    .orderBy('position', 'desc')
    .limit(limit + 1)
  if (before !== undefined) rows = rows.where('position', '<', await positionIn(db, rootId, before))
  return (await rows.execute()).map(({ id }) => id)
}

async function positionIn(db: Reader, rootId: string, messageId: string): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select('position')
    .where('id', '=', messageId)
    .where('thread_id', '=', rootId)
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', { detail: 'There is no such message in this thread.' })
  return row.position
}
