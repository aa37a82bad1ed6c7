import { ROOM_MENTION } from '@parley/contracts'
import type { Reader } from '../streams/log.ts'

/** The chats of a person as their list shows them. */
export const listRowsOf = (db: Reader, personId: string) =>
  listRows(db).where('participants.id', '=', personId)

/** The chats of all people as the list of each shows them. */
export const listRows = (db: Reader) =>
  db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .select((row) => [
      'participants.id as person_id',
      'chats.id',
      'chats.kind',
      'chats.title',
      'chats.active_at',
      'chats.position',
      'chats.closed_at',
      'chats.visibility',
      'participants.pinned_at',
      'participants.archived_at',
      'participants.muted_at',
      'participants.read_position',
      row
        .selectFrom('mentions')
        .innerJoin('messages', 'messages.id', 'mentions.message_id')
        .select(({ fn }) => fn.count<number>('mentions.message_id').distinct().as('mentions'))
        .whereRef('mentions.chat_id', '=', 'participants.chat_id')
        .where('mentions.mentioned', 'in', [row.ref('participants.id'), ROOM_MENTION])
        .whereRef('mentions.position', '>', 'participants.read_position')
        .whereRef('messages.author_id', '!=', 'participants.id')
        .where('messages.status', '!=', 'deleted')
        .as('mentions'),
    ])
    .where('chats.deleted_at', 'is', null)
