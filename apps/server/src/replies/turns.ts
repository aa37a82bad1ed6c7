import type { Selectable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Change } from '../streams/change.ts'
import type { Tx } from '../streams/log.ts'

type ReplyRow = Pick<Selectable<Schema['replies']>, 'id' | 'chat_id' | 'agent_id' | 'queued_at'>

/**
 * An agent writes one reply at a time in a chat. Whether it is not the turn of this one yet: another is being written, or
 * was asked for before it. The chat’s stream is locked, so the answer holds until the commit.
 */
export async function mustWait(tx: Tx, reply: ReplyRow): Promise<boolean> {
  if (reply.agent_id === null) return false
  const other = await unfinishedOf(tx, { ...reply, agent_id: reply.agent_id })
    .where('id', '!=', reply.id)
    .where((row) =>
      row.or([
        row('status', '=', 'running'),
        row('queued_at', '<', reply.queued_at),
        row.and([row('queued_at', '=', reply.queued_at), row('id', '<', reply.id)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** One reply of an agent has ended: the next that waits for its turn is ordered with it. */
export async function orderNext(
  change: Change,
  ended: Pick<ReplyRow, 'chat_id' | 'agent_id'>,
): Promise<void> {
  if (ended.agent_id === null) return
  const next = await unfinishedOf(change.tx, { ...ended, agent_id: ended.agent_id })
    .orderBy('queued_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (next) await change.enqueue('reply.write', { replyId: next.id })
}

const unfinishedOf = (tx: Tx, of: { chat_id: string; agent_id: string }) =>
  tx
    .selectFrom('replies')
    .select('id')
    .where('chat_id', '=', of.chat_id)
    .where('agent_id', '=', of.agent_id)
    .where('status', 'in', ['queued', 'running'])
