import type { StreamEvent } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { transaction, type AfterCommit } from '../db/transactions.ts'
import { enqueue } from '../jobs/queue.ts'
import { append, lockStream, type StreamRow, type Tx } from './log.ts'
import { claimOp, fingerprintOf, keepAnswer } from './ops.ts'

/** What a verb may do within its one transaction. */
export type Change = {
  tx: Tx
  at: number
  stream: StreamRow | undefined
  /** The number of the last event this change made in its stream; known once it has committed. */
  head: number
  /** Says what happened, in the stream that is changed. */
  record(event: StreamEvent): void
  /** Says it in another stream as well: the inbox of somebody it concerns. */
  recordIn(stream: string, event: StreamEvent): void
  /** Orders what must happen next; it commits with the rest. */
  enqueue(kind: string, payload: unknown): Promise<void>
  afterCommit: AfterCommit
}

export type Verb = {
  /** What the op is called, and its arguments: they tell a repeat from a different request under the same id. */
  name: string
  args: unknown
  /** Asked inside the transaction, before anything else (R7); throws when the actor may not. */
  authorise(change: Change): Promise<void>
}

/**
 * The one door through which a stream changes (R1): lock, authorise, take the op's id, do the work, append its events;
 * all in one transaction, and a hint once it has committed. The answer must be plain JSON: a repeat gets a copy of it.
 */
export function changeStream<Answer>(
  ctx: Ctx,
  streamId: string,
  verb: Verb,
  work: (change: Change) => Promise<Answer>,
): Promise<Answer> {
  return transaction(ctx.store, async (tx, afterCommit) => {
    const at = ctx.now()
    const op = {
      actor: ctx.actor.id,
      opId: ctx.opId,
      fingerprint: fingerprintOf(verb.name, streamId, verb.args),
      at,
    }
    const recorded = new Map<string, StreamEvent[]>()
    const recordIn = (stream: string, event: StreamEvent) => {
      recorded.set(stream, [...(recorded.get(stream) ?? []), event])
    }
    const change: Change = {
      tx,
      at,
      stream: await lockStream(ctx.store, tx, streamId),
      head: 0,
      record: (event) => recordIn(streamId, event),
      recordIn,
      enqueue: async (kind, payload) => {
        if (await ctx.jobs.beginIn(change, kind, payload)) return
        await enqueue(ctx, tx, afterCommit, { kind, payload, at })
      },
      afterCommit,
    }
    await verb.authorise(change)
    const earlier = await claimOp(tx, op)
    if (earlier) return earlier.answered as Answer
    const answer = await work(change)
    const heads = await appendAll(ctx, tx, recorded, at)
    change.head = heads.get(streamId) ?? 0
    afterCommit(() => heads.forEach((head, stream) => ctx.bus.publish({ kind: 'stream', stream, head })))
    await keepAnswer(tx, op, answer)
    return answer
  })
}

async function appendAll(ctx: Ctx, tx: Tx, recorded: Map<string, StreamEvent[]>, at: number) {
  const heads = new Map<string, number>()
  // Everybody locks streams in the same order, chats before people, so that two changes cannot wait for each other.
  for (const [stream, events] of [...recorded].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    heads.set(stream, await append(tx, stream, { actor: ctx.actor.id, opId: ctx.opId, at }, events))
  }
  return heads
}
