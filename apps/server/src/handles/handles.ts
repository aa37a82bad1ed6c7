import { AppError, handleSkeleton } from '@parley/contracts'
import { handleCandidates } from '../db/handle-candidates.ts'
import type { Reader, Tx } from '../streams/log.ts'

export type HandleOwner = { kind: 'person' | 'agent'; id: string }

/** Takes a handle for somebody who has none yet; false when it, or one that looks like it, is taken. */
export async function claimHandle(tx: Tx, owner: HandleOwner, handle: string): Promise<boolean> {
  const claimed = await tx
    .insertInto('handles')
    .values({ skeleton: handleSkeleton(handle), handle, kind: owner.kind, owner_id: owner.id })
    .onConflict((conflict) => conflict.column('skeleton').doNothing())
    .returning('handle')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Gives a new person the first handle of their name that is free. */
export async function giveHandle(tx: Tx, personId: string, name: string, email: string): Promise<void> {
  for (const handle of handleCandidates(name, email))
    if (await claimHandle(tx, { kind: 'person', id: personId }, handle)) return
}

/** Puts another handle in place of the one somebody has. */
export async function changeHandle(tx: Tx, owner: HandleOwner, handle: string): Promise<void> {
  await releaseHandle(tx, owner.id)
  if (!(await claimHandle(tx, owner, handle))) throw new AppError('handle_taken')
}

export const releaseHandle = (tx: Tx, ownerId: string) =>
  tx.deleteFrom('handles').where('owner_id', '=', ownerId).execute()

/** Who has the handle, or one that looks like it. */
export const findHandle = (db: Reader, handle: string) =>
  db.selectFrom('handles').selectAll().where('skeleton', '=', handleSkeleton(handle)).executeTakeFirst()
