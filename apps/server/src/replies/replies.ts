import { AppError, isContinuable, type Reply } from '@parley/contracts'
import { chatOfReply } from '../chats/access.ts'
import { changeChat, type ChatChange } from '../chats/change-chat.ts'
import { replyOf } from '../chats/rows.ts'
import type { Ctx } from '../ctx.ts'
import { endInChange, UNENDED } from './ended.ts'
import { assertMayDirect } from './rights.ts'

export async function readReply(ctx: Ctx, replyId: string): Promise<Reply> {
  await chatOfReply(ctx.store.db, ctx.actor, replyId)
  return replyOf(
    await ctx.store.db.selectFrom('replies').selectAll().where('id', '=', replyId).executeTakeFirstOrThrow(),
  )
}

/** R16: stopping is a row and a hint; who writes the reply commits what there is. */
export async function stopReply(ctx: Ctx, replyId: string): Promise<Reply> {
  const chatId = await chatOfReply(ctx.store.db, ctx.actor, replyId)
  return changeChat(ctx, chatId, { name: 'reply.stop', args: { replyId }, needs: 'read' }, async (change) => {
    const reply = await replyRow(change, replyId)
    await assertMayDirect(ctx, change, reply)
    if (reply.status === 'queued') return stopUnbegun(change, replyId)
    if (reply.status !== 'running') throw new AppError('reply_not_running')
    await change.tx
      .updateTable('replies')
      .set({ stop_requested_at: change.at })
      .where('id', '=', replyId)
      .execute()
    change.afterCommit(() => ctx.bus.publish({ kind: 'stop', replyId }))
    return replyOf(reply)
  })
}

/** Nobody writes it yet, and with a higher fence nobody will. */
async function stopUnbegun(change: ChatChange, replyId: string): Promise<Reply> {
  const reply = await change.tx
    .updateTable('replies')
    .set((row) => ({ fence: row('fence', '+', 1) }))
    .where('id', '=', replyId)
    .returningAll()
    .executeTakeFirstOrThrow()
  const message = await change.tx
    .selectFrom('messages')
    .select('parts')
    .where('id', '=', reply.message_id)
    .executeTakeFirstOrThrow()
  await endInChange(change, {
    reply,
    fence: reply.fence,
    parts: JSON.parse(message.parts),
    status: 'stopped',
    error: null,
  })
  return replyOf(await replyRow(change, replyId))
}

/** Lets a reply that was stopped, cut off, failed or reached its limit go on from what it holds. */
export async function continueReply(ctx: Ctx, replyId: string): Promise<Reply> {
  const chatId = await chatOfReply(ctx.store.db, ctx.actor, replyId)
  return changeChat(
    ctx,
    chatId,
    { name: 'reply.continue', args: { replyId }, needs: 'speak' },
    async (change) => {
      const before = await replyRow(change, replyId)
      await assertMayDirect(ctx, change, before)
      if (!isContinuable(replyOf(before))) throw new AppError('reply_not_continuable')
      const reply = await change.tx
        .updateTable('replies')
        .set({ status: 'queued', recoveries: 0, ...UNENDED })
        .where('id', '=', replyId)
        .returningAll()
        .executeTakeFirstOrThrow()
      const writing = await change.tx
        .updateTable('messages')
        .set({ status: 'writing' })
        .where('id', '=', reply.message_id)
        .where('status', '!=', 'deleted')
        .returning('id')
        .executeTakeFirst()
      if (!writing) throw new AppError('not_found')
      change.record({ type: 'reply.continued', messageId: reply.message_id })
      await change.enqueue('reply.write', { replyId })
      return replyOf(reply)
    },
  )
}

const replyRow = (change: ChatChange, replyId: string) =>
  change.tx.selectFrom('replies').selectAll().where('id', '=', replyId).executeTakeFirstOrThrow()
