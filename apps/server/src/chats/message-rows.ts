import { AppError, moverOf, textOf, type Message, type Reply } from '@parley/contracts'
import { sql, type Insertable } from 'kysely'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import type { ChatChange } from './change-chat.ts'
import type { Tx } from '../streams/log.ts'
import { insertMentions } from './mentions.ts'

export type NewMessage = Omit<Message, 'position'>

/**
 * Adds a message to the chat and moves the chat, and whoever stands there, along. An id that is taken is a conflict,
 * whoever has it.
 */
export async function insertMessage(
  change: Pick<ChatChange, 'tx' | 'at'>,
  added: NewMessage,
): Promise<Message> {
  const { id, threadId, chatId } = added
  const leafId = threadId === null ? id : null
  const [chat] = await takePosition(change.tx, { chatId, at: change.at, leafId })
  if (!chat) throw new AppError('not_found')
  const message: Message = { ...added, position: chat.position }
  const row = {
    id: message.id,
    chat_id: message.chatId,
    parent_id: message.parentId,
    position: message.position,
    role: message.role,
    author_kind: message.author.kind,
    author_id: message.author.id,
    author_name: message.author.name,
    parts: JSON.stringify(message.parts),
    content: textOf(message.parts),
    status: message.status,
    created_at: message.createdAt,
    edited_at: message.editedAt,
    thread_id: message.threadId,
    mentions: JSON.stringify(message.mentions),
  }
  const [inserted] = await insertRow(change.tx, { row })
  if (!inserted) throw new AppError('conflict', { detail: 'A message with this id exists already.' })
  await insertMentions(change.tx, message)
  await movePlaces(change.tx, chat, message)
  return message
}

type Taken = { chatId: string; at: number; leafId: string | null }

/** The stream's lock is held, so nobody else can take the same position. The leaf of a direct chat is its newest message. */
const takePosition = prepared((tx, { chatId, at, leafId }: Taken) =>
  tx
    .updateTable('chats')
    .set((row) => ({
      position: row('position', '+', 1),
      active_at: at,
      leaf_id: sql<
        string | null
      >`case when kind = 'direct' then coalesce(${leafId}, leaf_id) else leaf_id end`,
    }))
    .where('id', '=', chatId)
    .returning(['id', 'kind', 'leaf_id', 'position']),
)

const insertRow = prepared((tx, { row }: { row: Insertable<Schema['messages']> }) =>
  tx
    .insertInto('messages')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id'),
)

type Standing = { id: string; kind: string; leaf_id: string | null }

/** The rows of what `afterSaid` of the contracts says, and that who speaks has read. */
async function movePlaces(tx: Tx, chat: Standing, message: Message): Promise<void> {
  const inChat = tx.updateTable('participants').where('chat_id', '=', chat.id)
  const { position, author } = message
  if (author.kind === 'person') await hasRead(tx, { chatId: chat.id, personId: author.id, position })
  if (chat.kind === 'direct' || message.threadId !== null) return
  if (chat.leaf_id === message.parentId)
    await tx.updateTable('chats').set({ leaf_id: message.id }).where('id', '=', chat.id).execute()
  const moved =
    message.parentId === null
      ? []
      : await inChat
          .set({ place_id: message.id })
          .where('place_id', '=', message.parentId)
          .returning('id')
          .execute()
  const mover = moverOf(message)
  if (moved.some(({ id }) => id === mover)) return
  const placeId = chat.leaf_id === message.parentId ? null : message.id
  await inChat.set({ place_id: placeId }).where('id', '=', mover).execute()
}

type HasRead = { chatId: string; personId: string; position: number }

const hasRead = prepared((tx, { chatId, personId, position }: HasRead) =>
  tx
    .updateTable('participants')
    .set({ read_position: position, delivered_position: position })
    .where('chat_id', '=', chatId)
    .where('id', '=', personId),
)

export type NewReply = {
  reply: Reply
  parameters: unknown
  tools: readonly string[] | null
  chainId: string
  askedIn: string
}

export async function insertReply(
  tx: Tx,
  { reply, parameters, tools, chainId, askedIn }: NewReply,
): Promise<void> {
  const row = {
    id: reply.id,
    chat_id: reply.chatId,
    message_id: reply.messageId,
    asked_by: reply.askedBy,
    agent_id: reply.agentId,
    chain_id: chainId,
    depth: reply.depth,
    asked_in: askedIn,
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
  }
  const [inserted] = await insertReplyRow(tx, { row })
  if (!inserted) throw new AppError('conflict', { detail: 'A reply with this id exists already.' })
}

const insertReplyRow = prepared((tx, { row }: { row: Insertable<Schema['replies']> }) =>
  tx
    .insertInto('replies')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id'),
)
