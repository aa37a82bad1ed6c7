import { childKey, type Message, type Part } from '@parley/contracts'
import { sql, type Selectable } from 'kysely'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'
import { readReactions } from './reactions.ts'
import { messageOf, type Beside } from './rows.ts'
import { readThreadSummaries } from './threads.ts'

/**
 * The branch that ends at a message, oldest first: at most `limit` messages. The walk goes up from the end and stops
 * early, so its cost does not grow with the chat.
 */
export async function readBranch(db: Reader, leafId: string | null, limit: number): Promise<Message[]> {
  if (leafId === null) return []
  const { rows } = await sql<{ id: string }>`
    ${branchTo(leafId, limit)} SELECT id FROM branch ORDER BY depth DESC`.execute(db)
  const messages = await readMessages(
    db,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => messages.get(row.id) ?? [])
}

/** The same branch with nothing but what was said on it: no replies, reactions or threads beside the messages. */
export async function readSaidOn(db: Reader, leafId: string | null, limit: number): Promise<Message[]> {
  if (leafId === null) return []
  const rows = await saidOn(db, { leafId, limit })
  return rows.map((row) => messageOf(row, {}))
}

const saidOn = prepared(
  (_db, { leafId, limit }: { leafId: string; limit: number }) => sql<Selectable<Schema['messages']>>`
    ${branchTo(leafId, limit)}
    SELECT messages.* FROM branch JOIN messages ON messages.id = branch.id ORDER BY depth DESC`,
)

const branchTo = (leafId: string, limit: number) => sql`
  WITH RECURSIVE branch(id, parent_id, depth) AS (
    SELECT id, parent_id, 1 FROM messages WHERE id = ${leafId}
    UNION ALL
    SELECT messages.id, messages.parent_id, depth + 1 FROM messages JOIN branch ON messages.id = branch.parent_id
    WHERE depth < ${limit}
  )`

/** Messages by their ids, with all that belongs to them. */
export async function readMessages(db: Reader, ids: readonly string[]): Promise<Map<string, Message>> {
  if (ids.length === 0) return new Map()
  const rows = await messagesBy(db, { ids })
  const replies = await repliesOf(db, { ids })
  const replyOf = new Map(replies.map((reply) => [reply.message_id, reply]))
  const reactions = await readReactions(db, ids)
  const threads = await readThreadSummaries(db, ids)
  const beside = (id: string): Beside => ({
    reply: replyOf.get(id),
    ...(reactions.has(id) && { reactions: reactions.get(id) }),
    ...(threads.has(id) && { thread: threads.get(id) }),
  })
  return new Map(rows.map((row) => [row.id, messageOf(row, beside(row.id))]))
}

type Ids = { ids: readonly string[] }

const messagesBy = prepared((db, { ids }: Ids) =>
  db.selectFrom('messages').selectAll().where('id', 'in', ids),
)

const repliesOf = prepared((db, { ids }: Ids) =>
  db.selectFrom('replies').selectAll().where('message_id', 'in', ids),
)

/** For each message of a branch, for what it answers, and for the beginning of the chat: the ids of all that follow it. */
export async function readChildren(
  db: Reader,
  chatId: string,
  branch: readonly Message[],
): Promise<Record<string, string[]>> {
  const parents = new Set(
    branch.flatMap((message) => [message.id, ...(message.parentId ? [message.parentId] : [])]),
  )
  const asked = db
    .selectFrom('messages')
    .select(['id', 'parent_id'])
    .where('chat_id', '=', chatId)
    .where('thread_id', 'is', null)
  // Two queries, each in the order of its index: asked for together, or by position alone, SQLite reads the whole chat.
  const first = await asked.where('parent_id', 'is', null).orderBy('position').execute()
  const later =
    parents.size > 0
      ? await asked
          .where('parent_id', 'in', [...parents])
          .orderBy('parent_id')
          .orderBy('position')
          .execute()
      : []
  const children: Record<string, string[]> = {}
  for (const row of [...first, ...later]) (children[childKey(row.parent_id)] ??= []).push(row.id)
  return children
}

/** From a message down along the newest answers, to where that branch ends now. */
export async function newestLeafBelow(db: Reader, chatId: string, messageId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE down(id, depth) AS (
      SELECT ${messageId}, 0
      UNION ALL
      SELECT (SELECT child.id FROM messages child WHERE child.chat_id = ${chatId} AND child.parent_id = down.id
                AND child.thread_id IS NULL ORDER BY child.position DESC LIMIT 1), depth + 1
      FROM down WHERE down.id IS NOT NULL
    )
    SELECT id FROM down WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1`.execute(db)
  return rows[0]?.id ?? messageId
}

/** What a reply that is being written held at its last checkpoint: its base with the pieces added since. */
export async function checkpointOf(
  db: Reader,
  message: Message,
  attempt = message.reply?.attempt ?? 0,
): Promise<Part[]> {
  if (!message.reply) return message.parts
  const rows = await db
    .selectFrom('reply_chunks')
    .select(['part', 'start', 'kind', 'body'])
    .where('reply_id', '=', message.reply.id)
    .where('attempt', '=', attempt)
    .orderBy('part')
    .orderBy('start')
    .execute()
  const parts = message.parts.slice()
  for (const row of rows) parts[row.part] = addChunk(parts[row.part], row)
  return parts
}

function addChunk(part: Part | undefined, row: { start: number; kind: string; body: string }): Part {
  if (row.kind !== 'text' && row.kind !== 'reasoning') return JSON.parse(row.body) as Part
  const before = part && 'text' in part ? part.text.slice(0, row.start) : ''
  return { type: row.kind, text: before + row.body }
}
