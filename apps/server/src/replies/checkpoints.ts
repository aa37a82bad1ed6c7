import { sql } from 'kysely'
import { transaction } from '../db/transactions.ts'
import type { Tx } from '../streams/log.ts'
import { LEASE_MS, RENEW_MS, type ReplyDeps } from './deps.ts'
import type { Draft, Piece } from './draft.ts'

/** R12 */
const CHECKPOINT_MS = 1000
const CHECKPOINT_LENGTH = 4096
/** One statement for so many: a statement each would hold up the event loop when hundreds are being written. */
const DRAFTS_AT_ONCE = 50

export type Checkpoints = {
  track(draft: Draft): void
  untrack(draft: Draft): void
  /** Tells that a draft has grown: a large piece is not left waiting for the next turn. */
  grew(draft: Draft): void
  /** Looks now what has become of a draft's row; losing the hint to do so means at the next turn. */
  look(draft: Draft): void
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
    look(draft) {
      draft.renewedAt = 0
      void saveQuietly()
    },
    save,
    stop: () => clearInterval(timer),
  }
}

async function saveDrafts(deps: ReplyDeps, drafts: Draft[], now: number): Promise<void> {
  const taken = drafts.map((draft) => ({ draft, pieces: draft.unsaved() }))
  const held = await transaction(deps.store, async (tx) => {
    const seen = new Map<string, Held>()
    for (let start = 0; start < taken.length; start += DRAFTS_AT_ONCE) {
      const batch = taken.slice(start, start + DRAFTS_AT_ONCE)
      const renewed = await renewLeases(deps, tx, batch)
      for (const row of renewed) seen.set(row.id, row)
      await insertPieces(
        tx,
        batch.filter(({ draft }) => rowOf(seen, draft) !== undefined),
      )
    }
    return seen
  })
  for (const { draft, pieces } of taken) {
    const row = rowOf(held, draft)
    if (!row) draft.breakOff('lost')
    else draft.markSaved(pieces)
    draft.renewedAt = now
    if (row && row.stop_requested_at !== null) draft.breakOff('stopped')
    else if (row && row.steer !== null) draft.breakOff('steered')
  }
}

type Taken = { draft: Draft; pieces: Piece[] }
type Held = { id: string; fence: number; stop_requested_at: number | null; steer: string | null }

/** A process that took up what it had lost itself has two drafts of one reply for a while: only the newer is its own. */
function rowOf(held: ReadonlyMap<string, Held>, { claim }: Draft): Held | undefined {
  const row = held.get(claim.reply.id)
  return row?.fence === claim.fence ? row : undefined
}

/** Answers which of them are still ours: a reply that another has claimed has a higher fence (R13). */
function renewLeases({ store }: ReplyDeps, tx: Tx, batch: readonly Taken[]): Promise<Held[]> {
  const ours = batch.map(({ draft: { claim } }) => sql`(${claim.reply.id}, cast(${claim.fence} as integer))`)
  return tx
    .updateTable('replies')
    .set({ lease_until: sql<number>`${store.nowMs} + ${sql.lit(LEASE_MS)}` })
    .where('status', '=', 'running')
    .where(sql<boolean>`(id, fence) in (values ${sql.join(ours)})`)
    .returning(['id', 'fence', 'stop_requested_at', 'steer'])
    .execute()
}

/**
 * A piece may be there already: a commit whose success was not heard of, or two that saved the same draft at once. The
 * longer one holds the other.
 */
export async function insertPieces(tx: Tx, batch: readonly Taken[]): Promise<void> {
  const rows = batch.flatMap(({ draft: { claim }, pieces }) =>
    pieces.map((piece) => ({ ...piece, reply_id: claim.reply.id, attempt: claim.attempt })),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('reply_chunks')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['reply_id', 'attempt', 'part', 'start'])
        .doUpdateSet((row) => ({ body: row.ref('excluded.body') }))
        .where(sql<boolean>`length(excluded.body) > length(reply_chunks.body)`),
    )
    .execute()
}
