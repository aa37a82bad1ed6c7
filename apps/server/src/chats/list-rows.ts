import { ROOM_MENTION } from '@parley/contracts'
import { sql } from 'kysely'
import type { Reader } from '../streams/log.ts'

/** As many as anybody will go through one by one. */
const MOST_WAITING = 100

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
        .where('mentions.thread_id', 'is', null)
        .as('mentions'),
      row
        .selectFrom((waiting) =>
          waiting
            .selectFrom('mentions')
            .innerJoin('messages', 'messages.id', 'mentions.message_id')
            .select(['mentions.thread_id', 'mentions.position'])
            .whereRef('mentions.chat_id', '=', 'participants.chat_id')
            .whereRef('mentions.mentioned', '=', 'participants.id')
            .where('mentions.thread_id', 'is not', null)
            .where('mentions.seen_at', 'is', null)
            .whereRef('messages.author_id', '!=', 'participants.id')
            .where('messages.status', '!=', 'deleted')
            .orderBy('mentions.position', 'desc')
            .limit(MOST_WAITING)
            .as('waiting'),
        )
        .select(sql<string | null>`string_agg(thread_id || ' ' || position, ',')`.as('places'))
        .as('mentioned_in'),
    ])
    .where('chats.deleted_at', 'is', null)
