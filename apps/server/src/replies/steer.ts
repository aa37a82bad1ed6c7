import {
  AppError,
  textOf,
  type Part,
  type Reply,
  type ReplyStatus,
  type SteerReply,
  type TokenUsage,
} from '@parley/contracts'
import type { Selectable } from 'kysely'
import { chatOfReply } from '../chats/access.ts'
import { changeChat, type ChatChange } from '../chats/change-chat.ts'
import { replyOf } from '../chats/rows.ts'
import type { Ctx } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Change } from '../streams/change.ts'
import { UNENDED, withUsage } from './ended.ts'
import { assertMayDirect } from './rights.ts'
import { steersOf, type SteerPart } from './steers.ts'

type ReplyRow = Selectable<Schema['replies']>

/**
 * Tells a reply what to heed. One that is being written keeps the words in its row, with a hint: its owner breaks off, keeps
 * what there is and is asked on. One that waits or has ended takes them at once.
 */
export async function steerReply(ctx: Ctx, replyId: string, { content }: SteerReply): Promise<Reply> {
  const chatId = await chatOfReply(ctx.store.db, ctx.actor, replyId)
  const verb = { name: 'reply.steer', args: { replyId, content }, needs: 'speak' as const }
  return changeChat(ctx, chatId, verb, async (change) => {
    const reply = await replyRow(change, replyId)
    await assertMayDirect(ctx, change, reply)
    const { id, name } = ctx.actor
    const part: SteerPart = { type: 'steer', by: { id, name }, words: content }
    if (reply.status === 'running') await keepSteer(ctx, change, reply, part)
    else await steerAtRest(ctx, change, reply, part)
    return replyOf(await replyRow(change, replyId))
  })
}

async function keepSteer(ctx: Ctx, change: ChatChange, reply: ReplyRow, part: SteerPart): Promise<void> {
  const steer = JSON.stringify([...steersOf(reply), part])
  await change.tx.updateTable('replies').set({ steer }).where('id', '=', reply.id).execute()
  change.afterCommit(() => ctx.bus.publish({ kind: 'steer', replyId: reply.id }))
}

async function steerAtRest(ctx: Ctx, change: ChatChange, reply: ReplyRow, part: SteerPart): Promise<void> {
  const message = await change.tx
    .selectFrom('messages')
    .select(['parts', 'status'])
    .where('id', '=', reply.message_id)
    .executeTakeFirstOrThrow()
  if (message.status === 'deleted') throw new AppError('not_found')
  await queueSteered(change, reply, [...(JSON.parse(message.parts) as Part[]), part])
  // What this process still holds of an ended text does not have the words.
  change.afterCommit(() => {
    const text = ctx.live.of(reply.message_id)
    if (text) ctx.live.drop(text)
  })
}

/** The message holds exactly these parts, and the reply waits to be written on; its text pieces are in them. */
export async function queueSteered(
  change: Change,
  reply: ReplyRow,
  parts: Part[],
  usage: TokenUsage | null = null,
): Promise<void> {
  const { tx } = change
  const status: ReplyStatus = 'queued'
  await tx
    .updateTable('replies')
    .set({ status, steer: null, lease_until: null, recoveries: 0, ...UNENDED, ...withUsage(usage) })
    .where('id', '=', reply.id)
    .execute()
  await tx
    .updateTable('messages')
    .set({ parts: JSON.stringify(parts), content: textOf(parts), status: 'writing' })
    .where('id', '=', reply.message_id)
    .execute()
  await tx.deleteFrom('reply_chunks').where('reply_id', '=', reply.id).execute()
  change.record({ type: 'reply.steered', messageId: reply.message_id, attempt: reply.attempt, parts })
  await change.enqueue('reply.write', { replyId: reply.id })
}

const replyRow = ({ tx }: Change, replyId: string) =>
  tx.selectFrom('replies').selectAll().where('id', '=', replyId).executeTakeFirstOrThrow()
