import { AppError, type Chat } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../streams/log.ts'
import { messageIn } from './asks.ts'
import { changeChat, type ChatChange } from './change-chat.ts'
import { chatOf } from './rows.ts'
import { newestLeafBelow } from './tree.ts'

/** Goes to the branch that holds a message, at its newest end; in a room, oneself alone. */
export async function movePlace(ctx: Ctx, chatId: string, messageId: string): Promise<Chat> {
  const needs = (await isRoom(ctx, chatId)) ? 'read' : 'speak'
  const verb = { name: 'chat.move-place', args: { messageId }, needs } as const
  return changeChat(ctx, chatId, verb, async (change) => {
    const leafId = await endOfBranch(change, messageId)
    if (change.chat.kind === 'direct') {
      await moveMainLine(change, leafId)
      change.record({ type: 'chat.place-moved', leafId, released: [] })
      return { ...chatOf(change.chat), leafId }
    }
    await stand(ctx, change, leafId === change.chat.leaf_id ? null : leafId)
    return chatOf(change.chat)
  })
}

/** Follows the main line of a room again. */
export const leavePlace = (ctx: Ctx, chatId: string): Promise<void> =>
  changeChat(ctx, chatId, { name: 'chat.leave-place', args: {}, needs: 'read' }, async (change) => {
    assertRoom(change)
    await stand(ctx, change, null)
  })

/** Makes the branch that holds a message the main line of a room, which all follow who have no place of their own. */
export const promotePlace = (ctx: Ctx, chatId: string, messageId: string): Promise<Chat> =>
  changeChat(ctx, chatId, { name: 'chat.promote', args: { messageId }, needs: 'speak' }, async (change) => {
    assertRoom(change)
    const leafId = await endOfBranch(change, messageId)
    await moveMainLine(change, leafId)
    const released = await release(ctx, change.tx, chatId, leafId)
    if (leafId !== change.chat.leaf_id || released.length > 0)
      change.record({ type: 'chat.place-moved', leafId, released })
    return { ...chatOf(change.chat), leafId }
  })

async function isRoom({ store }: Ctx, chatId: string): Promise<boolean> {
  const chat = await store.db.selectFrom('chats').select('kind').where('id', '=', chatId).executeTakeFirst()
  return chat?.kind === 'room'
}

function assertRoom({ chat }: ChatChange): void {
  if (chat.kind !== 'room') throw new AppError('not_a_room')
}

async function endOfBranch(change: ChatChange, messageId: string): Promise<string> {
  const message = await messageIn(change, messageId)
  if (message.thread_id !== null)
    throw new AppError('conflict', { detail: 'That message is in a thread, which is beside the branches.' })
  return newestLeafBelow(change.tx, change.chat.id, messageId)
}

const moveMainLine = ({ tx, chat }: ChatChange, leafId: string) =>
  tx.updateTable('chats').set({ leaf_id: leafId }).where('id', '=', chat.id).execute()

async function stand(ctx: Ctx, change: ChatChange, leafId: string | null): Promise<void> {
  const moved = await change.tx
    .updateTable('participants')
    .set({ place_id: leafId })
    .where('chat_id', '=', change.chat.id)
    .where('id', '=', ctx.actor.id)
    .where('place_id', leafId === null ? 'is not' : 'is distinct from', leafId)
    .returning('id')
    .executeTakeFirst()
  if (moved) change.record({ type: 'place.moved', personId: ctx.actor.id, leafId })
}

/** Who promoted a branch, or stood at its end, follows it as the main line from now on. */
async function release(ctx: Ctx, tx: Tx, chatId: string, leafId: string): Promise<string[]> {
  const rows = await tx
    .updateTable('participants')
    .set({ place_id: null })
    .where('chat_id', '=', chatId)
    .where('place_id', 'is not', null)
    .where((row) => row.or([row('id', '=', ctx.actor.id), row('place_id', '=', leafId)]))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
