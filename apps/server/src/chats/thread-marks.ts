import type { Reader } from '../streams/log.ts'

/** How far somebody has read the thread below a message. */
export type ThreadMark = { chatId: string; personId: string; threadId: string; position: number }

/** Notes that what mentions this person in the thread was looked at; answers whether any of it was not before. */
export async function seeMentions(
  db: Reader,
  { chatId, personId, threadId, position }: ThreadMark,
): Promise<boolean> {
  const seen = await db
    .updateTable('mentions')
    .set({ seen_at: Date.now() })
    .where('chat_id', '=', chatId)
    .where('mentioned', '=', personId)
    .where('thread_id', '=', threadId)
    .where('position', '<=', position)
    .where('seen_at', 'is', null)
    .returning('message_id')
    .execute()
  return seen.length > 0
}
