import { mentionsIn, ROOM_MENTION } from '@parley/contracts'
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
