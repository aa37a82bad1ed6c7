import { AppError, toChatMessage, type ChatMessage, type Message, type MessagePage } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import type { Reader } from '../streams/log.ts'
import { reachableChat } from './access.ts'
import { currentParts } from './chat-snapshot.ts'
import { readBranch, readChildren, readMessages } from './tree.ts'

/** A stretch of a branch, newest last: its end, or what is above `before`. */
export const listMessages = (
  ctx: Ctx,
  chatId: string,
  query: { limit: number; before?: string | undefined; leafId?: string | undefined },
): Promise<MessagePage> =>
  ctx.store.snapshotRead(async (db) => {
    const chat = await reachableChat(db, ctx.actor, chatId)
    const branch = await readBranch(db, await endOf(db, chat, query), query.limit)
    const items: ChatMessage[] = []
    for (const message of branch) items.push(await shownMessage(ctx, db, message))
    const first = branch[0]
    return {
      items,
      children: await readChildren(db, chatId, branch),
      ...(first?.parentId && { nextCursor: first.id }),
    }
  })

/** A message as it stands now, being written or not. */
export const shownMessage = async (ctx: Ctx, db: Reader, message: Message): Promise<ChatMessage> =>
  toChatMessage({ ...message, parts: await currentParts(ctx, db, message) })

type End = { before?: string | undefined; leafId?: string | undefined }

async function endOf(
  db: Reader,
  chat: { id: string; leaf_id: string | null },
  { before, leafId }: End,
): Promise<string | null> {
  if (before !== undefined) return (await messageOfChat(db, chat.id, before)).parentId
  return leafId === undefined ? chat.leaf_id : (await messageOfChat(db, chat.id, leafId)).id
}

async function messageOfChat(db: Reader, chatId: string, messageId: string): Promise<Message> {
  const message = (await readMessages(db, [messageId])).get(messageId)
  if (message?.chatId !== chatId) throw new AppError('not_found')
  return message
}
