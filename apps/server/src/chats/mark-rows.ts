import { inboxStream, type Signal } from '@parley/contracts'
import { sql } from 'kysely'
import type { Store } from '../db/store.ts'
import type { Reader } from '../streams/log.ts'
import { listRows } from './list-rows.ts'
import { listItemOf } from './rows.ts'

/** How far somebody has read a chat, and what a device of theirs has. */
export type Mark = { chatId: string; personId: string; read: number; delivered: number }

/** Each is four parameters of a statement. */
const ROWS_AT_ONCE = 200

/** Keeps marks of rooms, which only move forward and never beyond what was said; answers those that did move. */
export async function writeMarks({ db }: Pick<Store, 'db'>, marks: readonly Mark[]): Promise<Mark[]> {
  const ends = await readEnds(db, [...new Set(marks.map(({ chatId }) => chatId))])
  const rows = marks
    .flatMap((mark) => withinChat(mark, ends.get(mark.chatId)))
    // Everybody locks rows in the same order, so that two processes do not wait for each other.
    .toSorted((a, b) => (`${a.chatId}${a.personId}` < `${b.chatId}${b.personId}` ? -1 : 1))
  const moved: Mark[] = []
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    moved.push(...(await writeRows(db, rows.slice(first, first + ROWS_AT_ONCE))))
  return moved
}

async function readEnds(db: Reader, chatIds: readonly string[]): Promise<Map<string, number>> {
  if (chatIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('chats')
    .select(['id', 'position'])
    .where('id', 'in', chatIds)
    .where('kind', '=', 'room')
    .execute()
  return new Map(rows.map(({ id, position }) => [id, position]))
}

function withinChat({ read, delivered, ...mark }: Mark, end: number | undefined): Mark[] {
  if (end === undefined) return []
  return [{ ...mark, read: Math.min(read, end), delivered: Math.min(Math.max(read, delivered), end) }]
}

async function writeRows(db: Reader, marks: readonly Mark[]): Promise<Mark[]> {
  const given = marks.map(
    ({ chatId, personId, read, delivered }) =>
      sql`(${chatId}, ${personId}, cast(${read} as bigint), cast(${delivered} as bigint))`,
  )
  const { rows } = await sql<Mark>`
    WITH marked(chat_id, person_id, was_read, was_delivered) AS (VALUES ${sql.join(given)})
    UPDATE participants SET
      read_position = CASE WHEN was_read > read_position THEN was_read ELSE read_position END,
      delivered_position = CASE WHEN was_delivered > delivered_position THEN was_delivered ELSE delivered_position END
    FROM marked
    WHERE participants.chat_id = marked.chat_id AND participants.id = marked.person_id
      AND (was_read > read_position OR was_delivered > delivered_position)
    RETURNING participants.chat_id AS "chatId", participants.id AS "personId",
      participants.read_position AS "read", participants.delivered_position AS "delivered"`.execute(db)
  return rows
}

/** The marks of everybody in these rooms, as a signal tells them, by room. */
export async function readMarks(db: Reader, chatIds: readonly string[]): Promise<Map<string, Signal>> {
  const rows = await db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .select([
      'participants.chat_id as chatId',
      'participants.id as personId',
      'participants.read_position as read',
      'participants.delivered_position as delivered',
    ])
    .where('participants.chat_id', 'in', chatIds)
    .where('participants.kind', '=', 'person')
    .where('chats.kind', '=', 'room')
    .execute()
  return signalsOf(rows)
}

/** What has been read has been delivered, so that is not said twice. */
export function signalsOf(marks: readonly Mark[]): Map<string, Signal> {
  const byChat = new Map<string, Extract<Signal, { kind: 'marks' }>>()
  for (const { chatId, personId, read, delivered } of marks) {
    const signal = byChat.get(chatId) ?? { kind: 'marks', chatId, read: {}, delivered: {} }
    byChat.set(chatId, signal)
    signal.read[personId] = read
    if (delivered > read) signal.delivered[personId] = delivered
  }
  return byChat
}

/** What the own devices of those who read are told; what stands beyond what they read may mention them. */
export async function readReadSignals(
  db: Reader,
  marks: readonly Pick<Mark, 'chatId' | 'personId'>[],
): Promise<{ stream: string; signal: Signal }[]> {
  if (marks.length === 0) return []
  const rows = await listRows(db)
    .where(
      sql<boolean>`(participants.chat_id, participants.id) in (values ${sql.join(
        marks.map(({ chatId, personId }) => sql`(${chatId}, ${personId})`),
      )})`,
    )
    .execute()
  return rows.map((row) => {
    const { position, readPosition, mentions, mentionedIn = [] } = listItemOf(row)
    const signal = {
      kind: 'chat.read',
      chatId: row.id,
      position,
      readPosition,
      mentions,
      mentionedIn,
    } as const
    return { stream: inboxStream(row.person_id), signal }
  })
}
