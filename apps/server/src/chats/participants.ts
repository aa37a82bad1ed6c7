import { AppError, type AddParticipant, type Participant } from '@parley/contracts'
import type { Insertable } from 'kysely'
import { usableAgent } from '../agents/access.ts'
import { pictureOf } from '../agents/rows.ts'
import type { Ctx } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader, Tx } from '../streams/log.ts'

/** Everybody in a chat, in the order they came. */
export async function readParticipants(db: Reader, chatId: string, id?: string): Promise<Participant[]> {
  let rows = db
    .selectFrom('participants')
    .leftJoin('users', 'users.id', 'participants.id')
    .leftJoin('agents', 'agents.id', 'participants.id')
    .leftJoin('handles', 'handles.owner_id', 'participants.id')
    .select([
      'participants.kind',
      'participants.id',
      'participants.role',
      'participants.place_id',
      'participants.read_position',
      'participants.delivered_position',
      'participants.joined_at',
      'users.name as person_name',
      'agents.name as agent_name',
      'agents.picture_version',
      'agents.owner_id',
      'agents.visibility',
      'handles.handle',
    ])
    .where('participants.chat_id', '=', chatId)
    .orderBy('participants.joined_at')
    .orderBy('participants.id')
  if (id !== undefined) rows = rows.where('participants.id', '=', id)
  return (await rows.execute()).map((row) => ({
    kind: row.kind as Participant['kind'],
    id: row.id,
    name: row.person_name ?? row.agent_name ?? '',
    handle: row.handle ?? '',
    picture: row.picture_version === null ? null : pictureOf(row.id, row.picture_version),
    role: row.role as Participant['role'],
    placeId: row.place_id,
    readPosition: row.read_position,
    deliveredPosition: row.delivered_position,
    joinedAt: row.joined_at,
    answersOnly: row.visibility === 'mine' ? row.owner_id : null,
  }))
}

type Who = Pick<AddParticipant, 'kind' | 'id'> & { role?: Participant['role'] | undefined }

/** Brings somebody into a chat; throws when they cannot be had, or are in it already. */
export async function insertParticipant(
  ctx: Ctx,
  change: { tx: Tx; at: number },
  chatId: string,
  { kind, id, role = 'member' }: Who,
): Promise<Participant> {
  await (kind === 'agent' ? usableAgent(change.tx, ctx.actor, id) : assertPerson(change.tx, id))
  const position = await positionOf(change.tx, chatId)
  const inserted = await change.tx
    .insertInto('participants')
    .values({
      ...newParticipant,
      chat_id: chatId,
      id,
      kind,
      role,
      // What was said before one came is not unread.
      read_position: position,
      delivered_position: position,
      joined_at: change.at,
    })
    .onConflict((conflict) => conflict.columns(['chat_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  const [participant] = inserted ? await readParticipants(change.tx, chatId, id) : []
  if (!participant) throw new AppError('already_participant')
  return participant
}

const newParticipant = {
  pinned_at: null,
  archived_at: null,
} satisfies Partial<Insertable<Schema['participants']>>

async function positionOf(tx: Tx, chatId: string): Promise<number> {
  const chat = await tx
    .selectFrom('chats')
    .select('position')
    .where('id', '=', chatId)
    .executeTakeFirstOrThrow()
  return chat.position
}

async function assertPerson(db: Reader, id: string): Promise<void> {
  const person = await db.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst()
  if (!person) throw new AppError('not_found', { detail: 'There is no such person.' })
}
