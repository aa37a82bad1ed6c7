import { createHash } from 'node:crypto'
import { AppError } from '@parley/contracts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Tx } from './log.ts'

export type Op = { actor: string; opId: string; fingerprint: string; at: number }

/** What is asked, in short: the same id with other content is a mistake of the client, not a repeat. */
export const fingerprintOf = (verb: string, target: string, args: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([verb, target, args]))
    .digest('base64url')

/**
 * Takes the op's id for this transaction. A second arrival waits here until the first has committed, and then gets
 * what was answered then (R6).
 */
export async function claimOp(tx: Tx, op: Op): Promise<{ answered: unknown } | undefined> {
  const [claimed] = await claim(tx, op)
  return claimed ? undefined : { answered: await answerOf(tx, op) }
}

const claim = prepared((tx, { actor, opId, fingerprint, at }: Op) =>
  tx
    .insertInto('ops')
    .values({ actor, op_id: opId, fingerprint, answer: '', at })
    .onConflict((conflict) => conflict.columns(['actor', 'op_id']).doNothing())
    .returning('op_id'),
)

async function answerOf(tx: Tx, op: Op): Promise<unknown> {
  const earlier = await tx
    .selectFrom('ops')
    .select(['fingerprint', 'answer'])
    .where('actor', '=', op.actor)
    .where('op_id', '=', op.opId)
    .executeTakeFirstOrThrow()
  if (earlier.fingerprint !== op.fingerprint) throw new AppError('idempotency_key_reused')
  return JSON.parse(earlier.answer)
}

export async function keepAnswer(tx: Tx, op: Op, answer: unknown): Promise<void> {
  await keep(tx, { ...op, answer: JSON.stringify(answer ?? null) })
}

const keep = prepared((tx, { actor, opId, answer }: Op & { answer: string }) =>
  tx.updateTable('ops').set({ answer }).where('actor', '=', actor).where('op_id', '=', opId),
)

/** A client that has not repeated an op for a day will not: the outbox gives up long before. */
export async function forgetOps(db: Reader, before: number): Promise<void> {
  await db.deleteFrom('ops').where('at', '<', before).execute()
}
