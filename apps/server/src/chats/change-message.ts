import { AppError } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import { chatOfMessage, type Permission } from './access.ts'
import { changeChat, type ChatChange } from './change-chat.ts'

export type MessageRow = Omit<Selectable<Schema['messages']>, 'parts' | 'content'>
type MessageVerb = { name: string; args?: object; needs: Permission }

/** Changes a message that is there still, through the door of its chat. */
export async function changeMessage<Answer>(
  ctx: Ctx,
  messageId: string,
  { name, args, needs }: MessageVerb,
  work: (change: ChatChange, message: MessageRow) => Promise<Answer>,
): Promise<Answer> {
  const chatId = await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  const verb = { name, args: { messageId, ...args }, needs }
  return changeChat(ctx, chatId, verb, async (change) => {
    const message = await readRow(change, messageId)
    if (message.status === 'deleted') throw new AppError('not_found', { detail: 'This message was deleted.' })
    return work(change, message)
  })
}

const readRow = ({ tx }: ChatChange, messageId: string): Promise<MessageRow> =>
  tx
    .selectFrom('messages')
    .select([
      'number',
      'id',
      'chat_id',
      'parent_id',
      'position',
      'role',
      'author_kind',
      'author_id',
      'author_name',
      'status',
      'created_at',
      'edited_at',
      'thread_id',
      'mentions',
      'pinned_at',
      'pinned_by',
    ])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
