import { sql } from 'kysely'
import { transaction } from '../db/transactions.ts'
import type { Tx } from '../streams/log.ts'
import { LEASE_MS, RENEW_MS, type ReplyDeps } from './deps.ts'
import type { Draft, Piece } from './draft.ts'

/** R12 */
const CHECKPOINT_MS = 1000
const CHECKPOINT_LENGTH = 4096

export type Checkpoints = {
  track(draft: Draft): void
  untrack(draft: Draft): void
  /** Tells that a draft has grown: a large piece is not left waiting for the next turn. */
  grew(draft: Draft): void
  /** Saves everything now. */
  save(): Promise<void>
  stop(): void
}

/** Saves what all replies of this process have so far, in one transaction a turn, and renews their leases with it. */
export function createCheckpoints(deps: ReplyDeps): Checkpoints {
  const drafts = new Set<Draft>()
  let saving: Promise<void> | undefined
  let isOverdue = false

  const timer = setInterval(() => void saveQuietly(), CHECKPOINT_MS)
  timer.unref()

  async function saveQuietly() {
    try {
      await save()
    } catch (error) {
      // The text stays in memory; the next turn saves it, and the fence guards what another may have taken meanwhile.
      deps.log.warn({ err: error }, 'checkpoint failed')
    }
  }

  async function save(): Promise<void> {
    while (saving) await saving
    isOverdue = false
    const now = Date.now()
    const due = [...drafts].filter((draft) => draft.unsavedLength() > 0 || now - draft.renewedAt > RENEW_MS)
    if (due.length === 0) return
    saving = saveDrafts(deps, due, now).finally(() => (saving = undefined))
    await saving
  }

  return {
    track: (draft) => drafts.add(draft),
    untrack: (draft) => drafts.delete(draft),
    grew(draft) {
      if (isOverdue || draft.unsavedLength() < CHECKPOINT_LENGTH) return
      isOverdue = true
      setImmediate(() => void saveQuietly())
    },
    save,
    stop: () => clearInterval(timer),
  }
}

async function saveDrafts(deps: ReplyDeps, drafts: Draft[], now: number): Promise<void> {
  const taken = drafts.map((draft) => ({ draft, pieces: draft.unsaved() }))
  const verdicts = await transaction(deps.store, async (tx) => {
    const seen: ('mine' | 'stopped' | 'lost')[] = []
    // Always in the same order, so that two processes cannot wait for each other's rows.
    for (const { draft, pieces } of taken) seen.push(await saveDraft(deps, tx, draft, pieces))
    return seen
  })
  for (const [index, { draft, pieces }] of taken.entries()) {
    const verdict = verdicts[index]
    if (verdict === 'lost') draft.breakOff('lost')
    else draft.markSaved(pieces)
    if (verdict === 'stopped') draft.breakOff('stopped')
    draft.renewedAt = now
  }
}

async function saveDraft({ store }: ReplyDeps, tx: Tx, draft: Draft, pieces: Piece[]) {
  const { reply, fence, attempt } = draft.claim
  const renewed = await tx
    .updateTable('replies')
    .set({ lease_until: sql<number>`${store.nowMs} + ${sql.lit(LEASE_MS)}` })
    .where('id', '=', reply.id)
    .where('fence', '=', fence)
    .where('status', '=', 'running')
    .returning('stop_requested_at')
    .executeTakeFirst()
  if (!renewed) return 'lost' as const
  if (pieces.length > 0)
    await tx
      .insertInto('reply_chunks')
      .values(pieces.map((piece) => ({ ...piece, reply_id: reply.id, attempt })))
      .execute()
  return renewed.stop_requested_at === null ? ('mine' as const) : ('stopped' as const)
}
