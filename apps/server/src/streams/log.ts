import { newId, type LoggedEvent, type StreamEvent } from '@parley/contracts'
import type { Insertable, Kysely, Transaction } from 'kysely'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import type { Store } from '../db/store.ts'

export type Tx = Transaction<Schema>
export type Reader = Kysely<Schema>
export type StreamRow = { id: string; epoch: string; head: number; floor: number }

/** Makes the stream if it is not there yet. */
export async function openStream(tx: Reader, id: string): Promise<void> {
  await tx
    .insertInto('streams')
    .values({ id, epoch: newId(), head: 0, floor: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Holds the stream until the transaction ends, so that what is decided about it stays true until it commits. */
export async function lockStream(store: Store, tx: Tx, id: string): Promise<StreamRow | undefined> {
  const [row] = await locked(tx, { id }, store)
  return row
}

const locked = prepared((tx, { id }: { id: string }, store: Store) =>
  store.lockRow(tx.selectFrom('streams').selectAll().where('id', '=', id)),
)

export type Append = { actor: string; opId: string | null; at: number }

/** Puts facts at the end of a stream (R1); the row it updates stays locked, so numbers are dense and in commit order. */
export async function append(
  tx: Tx,
  id: string,
  by: Append,
  events: readonly StreamEvent[],
): Promise<number> {
  const head = await moveHead(tx, id, events.length)
  const first = head - events.length + 1
  const rows = events.map((event, index) => ({
    stream_id: id,
    seq: first + index,
    type: event.type,
    actor: by.actor,
    op_id: by.opId,
    body: JSON.stringify(event),
    at: by.at,
  }))
  await insertEvents(tx, { rows })
  return head
}

const insertEvents = prepared((tx, { rows }: { rows: Insertable<Schema['events']>[] }) =>
  tx.insertInto('events').values(rows),
)

async function moveHead(tx: Tx, id: string, by: number): Promise<number> {
  const [moved] = await movedBy(tx, { id, by })
  if (moved) return moved.head
  await openStream(tx, id)
  return moveHead(tx, id, by)
}

const movedBy = prepared((tx, { id, by }: { id: string; by: number }) =>
  tx
    .updateTable('streams')
    .set((row) => ({ head: row('head', '+', by) }))
    .where('id', '=', id)
    .returning('head'),
)

/** The events of a stream after `seq`, oldest first, at most `limit`. */
export async function readAfter(db: Reader, id: string, seq: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await eventsAfter(db, { id, seq, limit })
  return rows.map((row) => ({
    seq: row.seq,
    actor: row.actor,
    opId: row.op_id,
    at: row.at,
    event: JSON.parse(row.body) as StreamEvent,
  }))
}

const eventsAfter = prepared((db, { id, seq, limit }: { id: string; seq: number; limit: number }) =>
  db
    .selectFrom('events')
    .select(['seq', 'actor', 'op_id', 'body', 'at'])
    .where('stream_id', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit),
)

/** Where each of these streams stands, in one query. */
export const readHeads = (db: Reader, ids: readonly string[]): Promise<StreamRow[]> =>
  db.selectFrom('streams').selectAll().where('id', 'in', ids).execute()
