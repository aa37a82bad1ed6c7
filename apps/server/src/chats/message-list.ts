import { AppError, toChatMessage, type ChatMessage, type Message, type MessagePage } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import type { Reader } from '../streams/log.ts'
import { reachableChat } from './access.ts'
import { currentParts } from './chat-snapshot.ts'
import { readBranch, readChildren, readMessages } from './tree.ts'

/** A stretch of the branch that is shown, newest last; with `before`, the stretch above that message. */
export const listMessages = (
  ctx: Ctx,
  chatId: string,
  query: { limit: number; before?: string | undefined },
): Promise<MessagePage> =>
  ctx.store.snapshotRead(async (db) => {
    const chat = await reachableChat(db, ctx.actor, chatId)
    const leafId = query.before ? await parentOf(db, chatId, query.before) : chat.leaf_id
    const branch = await readBranch(db, leafId, query.limit)
    const items: ChatMessage[] = []
    for (const message of branch) items.push(await shown(ctx, db, message))
    const first = branch[0]
    return {
      items,
      children: await readChildren(db, chatId, branch),
      ...(first?.parentId && { nextCursor: first.id }),
    }
  })

const shown = async (ctx: Ctx, db: Reader, message: Message): Promise<ChatMessage> =>
  toChatMessage({ ...message, parts: await currentParts(ctx, db, message) })

async function parentOf(db: Reader, chatId: string, messageId: string): Promise<string | null> {
  const message = (await readMessages(db, [messageId])).get(messageId)
  if (message?.chatId !== chatId) throw new AppError('not_found')
  return message.parentId
}
