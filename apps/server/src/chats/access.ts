import { AppError, type ParticipantRole } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Actor } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'

/** What each role of a participant may do; the system may do everything. */
const ALLOWED = {
  read: ['owner', 'admin', 'member', 'viewer'],
  speak: ['owner', 'admin', 'member'],
  manage: ['owner', 'admin'],
  own: ['owner'],
} as const satisfies Record<string, readonly ParticipantRole[]>
export type Permission = keyof typeof ALLOWED

/** The chat, if the actor may do this with it. One they are not in does not exist for them. */
export async function reachableChat(
  db: Reader,
  actor: Actor,
  chatId: string,
  permission: Permission = 'read',
): Promise<Selectable<Schema['chats']>> {
  const [found] = await chatWithRole(db, { chatId, actorId: actor.id })
  if (!found) throw new AppError('not_found')
  const { role, ...chat } = found
  if (actor.kind === 'system') return chat
  if (!role) throw new AppError('not_found')
  if (!(ALLOWED[permission] as readonly string[]).includes(role)) throw new AppError('forbidden')
  if (permission === 'speak' && chat.closed_at !== null) throw new AppError('room_closed')
  return chat
}

const chatWithRole = prepared((db, { chatId, actorId }: { chatId: string; actorId: string }) =>
  db
    .selectFrom('chats')
    .selectAll('chats')
    .select((row) =>
      row
        .selectFrom('participants')
        .select('role')
        .whereRef('chat_id', '=', 'chats.id')
        .where('participants.id', '=', actorId)
        .as('role'),
    )
    .where('chats.id', '=', chatId)
    .where('deleted_at', 'is', null),
)

/** Whether the actor may do in this chat what only its managers may. */
export async function mayManage(db: Reader, actor: Actor, chatId: string): Promise<boolean> {
  if (actor.kind === 'system') return true
  const role = await roleIn(db, actor.id, chatId)
  return (ALLOWED.manage as readonly (string | undefined)[]).includes(role)
}

/** Whether this person may say something in the chat, when others do it on their behalf. */
export async function maySpeak(
  db: Reader,
  chat: Pick<Selectable<Schema['chats']>, 'id' | 'closed_at' | 'deleted_at'>,
  personId: string,
): Promise<boolean> {
  if (chat.closed_at !== null || chat.deleted_at !== null) return false
  const role = await roleIn(db, personId, chat.id)
  return (ALLOWED.speak as readonly (string | undefined)[]).includes(role)
}

/** The role of somebody in a chat; undefined when they are not in it. */
export async function roleIn(
  db: Reader,
  personId: string,
  chatId: string,
): Promise<ParticipantRole | undefined> {
  const row = await db
    .selectFrom('participants')
    .select('role')
    .where('chat_id', '=', chatId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.role as ParticipantRole | undefined
}

/** The id of the chat a message or reply is in, if the actor can reach it. */
export async function chatOfMessage(db: Reader, actor: Actor, messageId: string): Promise<string> {
  const row = await db.selectFrom('messages').select('chat_id').where('id', '=', messageId).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await reachableChat(db, actor, row.chat_id)).id
}

export async function chatOfReply(db: Reader, actor: Actor, replyId: string): Promise<string> {
  const row = await db.selectFrom('replies').select('chat_id').where('id', '=', replyId).executeTakeFirst()
  if (!row) throw new AppError('not_found')
  return (await reachableChat(db, actor, row.chat_id)).id
}

export const personIdsOf = async (db: Reader, chatId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('participants')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('kind', '=', 'person')
    .execute()
  return rows.map((row) => row.id)
}
