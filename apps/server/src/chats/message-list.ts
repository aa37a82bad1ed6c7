import { AppError, toChatMessage, type MessagePage } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { chatOfMessage, reachableChat } from './access.ts'
import { currentParts } from './chat-snapshot.ts'
import { readBranch, readChildren, readMessages } from './tree.ts'

/** A stretch of the branch that is shown, newest last; with `before`, the stretch above that message. */
export async function listMessages(
  ctx: Ctx,
  chatId: string,
  query: { limit: number; before?: string | undefined },
): Promise<MessagePage> {
  const { db } = ctx.store
  const chat = await reachableChat(db, ctx.actor, chatId)
  const leafId = query.before ? await parentOf(ctx, chatId, query.before) : chat.leaf_id
  const branch = await readBranch(db, leafId, query.limit)
  const items = await Promise.all(
    branch.map(async (message) => toChatMessage({ ...message, parts: await currentParts(ctx, db, message) })),
  )
  const first = branch[0]
  return {
    items,
    children: await readChildren(db, chatId, branch),
    ...(first?.parentId && { nextCursor: first.id }),
  }
}

async function parentOf(ctx: Ctx, chatId: string, messageId: string): Promise<string | null> {
  const message = (await readMessages(ctx.store.db, [messageId])).get(messageId)
  if (!message || message.chatId !== chatId) throw new AppError('not_found')
  await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  return message.parentId
}
