import { AppError, textOf, type Message, type Reply } from '@parley/contracts'
import type { ChatChange } from './change-chat.ts'
import type { Tx } from '../streams/log.ts'

/** Adds a message to the tree and moves the chat there. An id that is taken is a conflict, whoever has it. */
export async function insertMessage(change: Pick<ChatChange, 'tx' | 'at'>, message: Message): Promise<void> {
  const inserted = await change.tx
    .insertInto('messages')
    .values({
      id: message.id,
      chat_id: message.chatId,
      parent_id: message.parentId,
      position: await nextPosition(change.tx, message.chatId),
      role: message.role,
      author_kind: message.author.kind,
      author_id: message.author.id,
      author_name: message.author.name,
      parts: JSON.stringify(message.parts),
      content: textOf(message.parts),
      status: message.status,
      created_at: message.createdAt,
      edited_at: message.editedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new AppError('conflict', { detail: 'A message with this id exists already.' })
  await change.tx
    .updateTable('chats')
    .set({ leaf_id: message.id, active_at: change.at })
    .where('id', '=', message.chatId)
    .execute()
}

/** The stream's lock is held, so nobody else can take the same place. */
async function nextPosition(tx: Tx, chatId: string): Promise<number> {
  const row = await tx
    .selectFrom('messages')
    .select((select) => select.fn.max('position').as('last'))
    .where('chat_id', '=', chatId)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

export type NewReply = { reply: Reply; parameters: unknown; tools: readonly string[] | null }

export async function insertReply(tx: Tx, { reply, parameters, tools }: NewReply): Promise<void> {
  const inserted = await tx
    .insertInto('replies')
    .values({
      id: reply.id,
      chat_id: reply.chatId,
      message_id: reply.messageId,
      asked_by: reply.askedBy,
      model: reply.model,
      parameters: JSON.stringify(parameters),
      tools: JSON.stringify(tools),
      status: reply.status,
      attempt: 0,
      fence: 0,
      lease_until: null,
      recoveries: 0,
      stop_requested_at: null,
      input_tokens: null,
      output_tokens: null,
      reasoning_tokens: null,
      error_code: null,
      error_message: null,
      queued_at: reply.queuedAt,
      started_at: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new AppError('conflict', { detail: 'A reply with this id exists already.' })
}
