import { AppError, chatStream, type Chat } from '@parley/contracts'
import { readChat } from '../chats/chats.ts'
import { insertParticipant } from '../chats/participants.ts'
import type { Ctx } from '../ctx.ts'
import { changeStream, type Change } from '../streams/change.ts'
import { recordJoined } from './participants.ts'
import { isRemoved } from './removals.ts'

/** Joins a public room; whoever is in it already stays as they are. */
export async function joinRoom(ctx: Ctx, chatId: string): Promise<Chat> {
  // Who joins is not in the room yet, so what they may is asked within the work.
  const verb = { name: 'room.join', args: {}, authorise: async () => {} }
  await changeStream(ctx, chatStream(chatId), verb, async (change) => {
    const room = await change.tx
      .selectFrom('chats')
      .select(['visibility', 'closed_at'])
      .where('id', '=', chatId)
      .where('kind', '=', 'room')
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (!room) throw new AppError('not_found')
    if (await isIn(change, chatId, ctx.actor.id)) return null
    if (room.visibility !== 'public') throw new AppError('not_found')
    if (await isRemoved(change.tx, chatId, ctx.actor.id)) throw new AppError('removed_from_room')
    if (room.closed_at !== null) throw new AppError('room_closed')
    await letIn(ctx, change, chatId, 'member')
    return null
  })
  return readChat(ctx, chatId)
}

export async function isIn({ tx }: Change, chatId: string, personId: string): Promise<boolean> {
  const self = await tx
    .selectFrom('participants')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return self !== undefined
}

/** Makes the one who acts a participant, and says so to the room and to their own list. */
export async function letIn(
  ctx: Ctx,
  change: Change,
  chatId: string,
  role: 'admin' | 'member' | 'viewer',
): Promise<void> {
  const { id } = ctx.actor
  const participant = await insertParticipant(ctx, change, chatId, { kind: 'person', id, role })
  await recordJoined(change, chatId, participant)
}
