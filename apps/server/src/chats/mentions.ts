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

type Mentioning = Pick<Message, 'id' | 'chatId' | 'threadId' | 'position' | 'mentions'>

/** Keeps whom a message mentions, so that their lists can count it. Who calls everybody waits for nobody to come by. */
export async function insertMentions(tx: Tx, message: Mentioning): Promise<void> {
  const { id, chatId, position, mentions } = message
  if (mentions.length === 0) return
  const threadId = mentions.includes(ROOM_MENTION) ? null : message.threadId
  await tx
    .insertInto('mentions')
    .values(
      mentions.map((mentioned) => ({
        message_id: id,
        mentioned,
        chat_id: chatId,
        position,
        thread_id: threadId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whom a message mentions now that its words are others; who was mentioned before and has looked, has looked. */
export async function mentionInstead(tx: Tx, message: Mentioning): Promise<void> {
  let gone = tx.deleteFrom('mentions').where('message_id', '=', message.id)
  if (message.mentions.length > 0) gone = gone.where('mentioned', 'not in', message.mentions)
  await gone.execute()
  await insertMentions(tx, message)
}
