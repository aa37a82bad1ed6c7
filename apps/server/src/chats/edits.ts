import { AppError, type ChatMessage, type EditMessage, type Part } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { mayManage } from './access.ts'
import type { ChatChange } from './change-chat.ts'
import { changeMessage, type MessageRow } from './change-message.ts'
import { mentionInstead, resolveMentions } from './mentions.ts'
import { readMessage } from './messages.ts'
import { tellListed } from './room-lists.ts'

/** Changes the words of one's own message in place, and whom they mention. */
export async function editMessage(ctx: Ctx, messageId: string, args: EditMessage): Promise<ChatMessage> {
  await changeMessage(
    ctx,
    messageId,
    { name: 'message.edit', args, needs: 'speak' },
    async (change, message) => {
      assertOwn(ctx, message)
      const parts: Part[] = [{ type: 'text', text: args.content }]
      const mentions = await mentionsOf(change, args.content)
      await change.tx
        .updateTable('messages')
        .set({
          parts: JSON.stringify(parts),
          content: args.content,
          mentions: JSON.stringify(mentions),
          edited_at: change.at,
        })
        .where('id', '=', messageId)
        .execute()
      await mentionAnew(ctx, change, message, mentions)
      change.record({ type: 'message.edited', messageId, parts, mentions, editedAt: change.at })
    },
  )
  return readMessage(ctx, messageId)
}

const mentionsOf = async ({ tx, chat }: ChatChange, content: string): Promise<string[]> =>
  chat.kind === 'room' ? resolveMentions(tx, chat.id, content) : []

/** Empties a message; it stays in the tree, so that what answers it keeps its place. */
export const deleteMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  changeMessage(ctx, messageId, { name: 'message.delete', needs: 'speak' }, async (change, message) => {
    if (message.status === 'writing') throw new AppError('reply_running')
    await assertMayDelete(ctx, change, message)
    await change.tx
      .updateTable('messages')
      .set({ parts: '[]', content: '', status: 'deleted', mentions: '[]', pinned_at: null, pinned_by: null })
      .where('id', '=', messageId)
      .execute()
    await change.tx.deleteFrom('reactions').where('message_id', '=', messageId).execute()
    await mentionAnew(ctx, change, message, [])
    change.record({ type: 'message.deleted', messageId })
  })

/** Whose lists count a mention that is not there any more are told. */
async function mentionAnew(ctx: Ctx, change: ChatChange, message: MessageRow, mentions: string[]) {
  if (message.mentions === JSON.stringify(mentions)) return
  const { id, chat_id: chatId, thread_id: threadId, position } = message
  await mentionInstead(change.tx, { id, chatId, threadId, position, mentions })
  tellListed(ctx, change, change.chat.id)
}

function assertOwn(ctx: Ctx, message: MessageRow): void {
  if (message.author_kind !== 'person' || message.author_id !== ctx.actor.id)
    throw new AppError('forbidden', { detail: 'Only who wrote a message may change it.' })
}

/** Own words, the answer one asked for, and for who manages the room anything. */
async function assertMayDelete(ctx: Ctx, { tx, chat }: ChatChange, message: MessageRow): Promise<void> {
  if (message.author_id === ctx.actor.id) return
  if (await mayManage(tx, ctx.actor, chat.id)) return
  const asked = await tx
    .selectFrom('replies')
    .select('id')
    .where('message_id', '=', message.id)
    .where('asked_by', '=', ctx.actor.id)
    .executeTakeFirst()
  if (!asked)
    throw new AppError('forbidden', {
      detail: 'Only who wrote a message, who asked for it, or who manages the room may delete it.',
    })
}
