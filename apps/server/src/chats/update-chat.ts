import { AppError, type Chat, type UpdateChat } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { changeChat, recordListing, type ChatChange } from './change-chat.ts'
import { tellListed } from './room-lists.ts'
import { roomColumns, withSettings } from './room-settings.ts'
import { chatOf } from './rows.ts'

/** Changes what is given: title, model, parameters, and how a room is set. */
export async function updateChat(ctx: Ctx, chatId: string, args: UpdateChat): Promise<Chat> {
  if (args.model) await ctx.models.named(args.model)
  return changeChat(ctx, chatId, { name: 'chat.update', args, needs: 'manage' }, async (change) => {
    const chat = changed(chatOf(change.chat), args)
    await change.tx
      .updateTable('chats')
      .set({
        title: chat.title,
        model: chat.model,
        parameters: JSON.stringify(chat.parameters),
        ...roomColumns(chat.room),
      })
      .where('id', '=', chatId)
      .execute()
    if (args.model !== undefined || args.parameters !== undefined)
      change.record({ type: 'chat.model-changed', model: chat.model, parameters: chat.parameters })
    if (args.room && chat.room) change.record({ type: 'room.changed', room: chat.room })
    if (args.room?.visibility !== undefined) tellListed(ctx, change, chatId)
    if (args.title !== undefined) {
      change.record({ type: 'chat.renamed', title: chat.title })
      await showRenamed(ctx, change)
    }
    return chat
  })
}

function changed(before: Chat, args: UpdateChat): Chat {
  if (args.room && !before.room) throw new AppError('not_a_room')
  return {
    ...before,
    title: args.title ?? before.title,
    model: args.model === undefined ? before.model : args.model,
    parameters: args.parameters ?? before.parameters,
    room: before.room && withSettings(before.room, args.room ?? {}),
  }
}

/** Lists show the new title: that of a direct chat by a row of the log, those of a room’s people by a signal. */
export const showRenamed = async (ctx: Ctx, change: ChatChange): Promise<void> =>
  change.chat.kind === 'room'
    ? tellListed(ctx, change, change.chat.id)
    : recordListing(change, change.chat.id, ctx.actor.id)
