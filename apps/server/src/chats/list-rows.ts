import { ROOM_MENTION } from '@parley/contracts'
import type { Reader } from '../streams/log.ts'

/** The chats of a person as their list shows them. */
export const listRowsOf = (db: Reader, personId: string) =>
  db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .select((row) => [
      'chats.id',
      'chats.kind',
      'chats.title',
      'chats.active_at',
      'chats.position',
      'chats.closed_at',
      'participants.pinned_at',
      'participants.archived_at',
      'participants.muted_at',
      'participants.read_position',
      row
        .selectFrom('mentions')
        .innerJoin('messages', 'messages.id', 'mentions.message_id')
        .select(({ fn }) => fn.count<number>('mentions.message_id').distinct().as('mentions'))
        .whereRef('mentions.chat_id', '=', 'participants.chat_id')
        .where('mentions.mentioned', 'in', [personId, ROOM_MENTION])
        .whereRef('mentions.position', '>', 'participants.read_position')
        .where('messages.author_id', '!=', personId)
        .where('messages.status', '!=', 'deleted')
        .as('mentions'),
    ])
    .where('participants.id', '=', personId)
    .where('chats.deleted_at', 'is', null)
