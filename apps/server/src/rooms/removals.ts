import type { Reader, Tx } from '../streams/log.ts'
import type { RoomChange } from './change-room.ts'

/** Remembers that somebody was removed: they come back only when they are brought in again, or invited anew. */
export async function recordRemoval(change: RoomChange, personId: string, by: string): Promise<void> {
  const removal = { removed_by: by, at: change.at }
  await change.tx
    .insertInto('removals')
    .values({ chat_id: change.chat.id, person_id: personId, ...removal })
    .onConflict((conflict) => conflict.columns(['chat_id', 'person_id']).doUpdateSet(removal))
    .execute()
}

export async function endRemoval(tx: Tx, chatId: string, personId: string): Promise<void> {
  await tx.deleteFrom('removals').where('chat_id', '=', chatId).where('person_id', '=', personId).execute()
}

/** When they were removed, or undefined. */
export async function removedAt(db: Reader, chatId: string, personId: string): Promise<number | undefined> {
  const removal = await db
    .selectFrom('removals')
    .select('at')
    .where('chat_id', '=', chatId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return removal?.at
}

export const isRemoved = async (db: Reader, chatId: string, personId: string): Promise<boolean> =>
  (await removedAt(db, chatId, personId)) !== undefined
