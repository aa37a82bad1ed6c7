import { mentionsIn, ROOM_MENTION, type Message } from '@parley/contracts'
import type { Tx } from '../streams/log.ts'

/** Whom of a room a text mentions: ids of people and agents in it, and `room` for everybody. */
export async function resolveMentions(tx: Tx, chatId: string, text: string): Promise<string[]> {
  const handles = mentionsIn(text)
  if (handles.length === 0) return []
  const rows = await tx
    .selectFrom('handles')
    .innerJoin('participants', 'participants.id', 'handles.owner_id')
    .select(['handles.handle', 'participants.id'])
    .where('participants.chat_id', '=', chatId)
    .where('handles.handle', 'in', handles)
    .execute()
  const idOf = new Map(rows.map(({ handle, id }) => [handle, id]))
  return handles.flatMap((handle) => (handle === ROOM_MENTION ? [ROOM_MENTION] : (idOf.get(handle) ?? [])))
}

type Mentioning = Pick<Message, 'id' | 'chatId' | 'position' | 'mentions'>

/** Keeps whom a message mentions, so that their lists can count it. */
export async function insertMentions(tx: Tx, { id, chatId, position, mentions }: Mentioning): Promise<void> {
  if (mentions.length === 0) return
  await tx
    .insertInto('mentions')
    .values(mentions.map((mentioned) => ({ message_id: id, mentioned, chat_id: chatId, position })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const deleteMentions = (tx: Tx, messageId: string) =>
  tx.deleteFrom('mentions').where('message_id', '=', messageId).execute()
