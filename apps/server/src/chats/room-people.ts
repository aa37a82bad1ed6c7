import { Preferences, type ShownPresence } from '@parley/contracts'
import type { Reader } from '../streams/log.ts'

type InRoom = { chatId: string; personId: string; shown: ShownPresence }

const inRooms = (db: Reader) =>
  db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .innerJoin('users', 'users.id', 'participants.id')
    .select(['participants.chat_id', 'participants.id', 'users.preferences'])
    .where('chats.kind', '=', 'room')
    .where('chats.deleted_at', 'is', null)

/** In which rooms these people are, and what they let others see of their presence. */
export const readRoomsOf = async (db: Reader, personIds: readonly string[]): Promise<InRoom[]> =>
  personIds.length === 0
    ? []
    : (await inRooms(db).where('participants.id', 'in', personIds).execute()).map(inRoom)

/** The people in a room; nobody in a chat that is none. */
export const readPeopleIn = async (db: Reader, chatId: string): Promise<InRoom[]> =>
  (await inRooms(db).where('participants.chat_id', '=', chatId).execute()).map(inRoom)

const inRoom = (row: { chat_id: string; id: string; preferences: string }): InRoom => ({
  chatId: row.chat_id,
  personId: row.id,
  shown: Preferences.parse(JSON.parse(row.preferences)).presence,
})
