import { sql } from 'kysely'
import type { ReplyDeps } from './deps.ts'
import type { ReplyWriter } from './writer.ts'

const SWEEP_MS = 1000
const AT_ONCE = 50
/** A reply that waits begins by its job; one that has waited so long though it is its turn has lost it. */
const OVERDUE_MS = 10_000
/** Every so many turns it is looked for such replies. */
const TURNS = 5

export type Sweeper = { sweep(): Promise<void>; stop(): Promise<void> }

/** Finds replies whose process was lost, and takes them up (R14). */
export function startSweeper(deps: ReplyDeps, writer: ReplyWriter): Sweeper {
  let turning: Promise<void> | undefined
  let turns = 0
  let timer: NodeJS.Timeout | undefined = setTimeout(next, 0)
  let isHinted = false
  const stopListening = deps.bus.listen((hint) => {
    if (hint.kind === 'work') sooner()
  })

  function next() {
    const isTold = isHinted
    isHinted = false
    turning = turn(isTold)
  }

  function sooner() {
    isHinted = true
    if (!timer || turning) return
    clearTimeout(timer)
    timer = setTimeout(next, 0)
  }

  async function turn(isTold: boolean) {
    try {
      await sweep(isTold)
      if (turns++ % TURNS === 0) await findOverdue()
    } catch (error) {
      deps.log.warn({ err: error }, 'looking for lost replies failed')
    }
    turning = undefined
    if (timer) timer = setTimeout(next, isHinted ? 0 : SWEEP_MS).unref()
  }

  async function sweep(isTold = false) {
    const lost = await deps.store.db
      .selectFrom('replies')
      .select('id')
      .where('status', '=', 'running')
      .where('lease_until', '<', deps.store.nowMs)
      .limit(AT_ONCE)
      .execute()
    // The others are told to look now, too, and each goes through them in another order: so they share what a lost
    // process leaves, and seldom reach for the same. Who was told tells nobody, or they would go on for ever.
    if (lost.length > 1 && !isTold) deps.bus.publish({ kind: 'work' })
    for (const { id } of lost.toSorted(() => Math.random() - 0.5)) {
      deps.log.warn({ reply: id }, 'taking up a reply whose process was lost')
      await takeUp(id)
    }
  }

  /** Replies whose job a fault took along. Whether it is their turn is decided where they are claimed. */
  async function findOverdue() {
    const overdue = await overdueReplies(deps).execute()
    for (const { id } of overdue) {
      deps.log.warn({ reply: id }, 'beginning a reply that had lost its turn')
      await takeUp(id)
    }
  }

  /** One that cannot be taken up must not keep those behind it waiting for ever. */
  async function takeUp(id: string) {
    try {
      await writer.begin(id)
    } catch (error) {
      deps.log.error({ err: error, reply: id }, 'a lost reply could not be taken up')
    }
  }

  return {
    sweep,
    async stop() {
      stopListening()
      clearTimeout(timer)
      timer = undefined
      // What it is taking up now must be there to be handed over.
      await turning
    },
  }
}

const overdueReplies = ({ store, now }: ReplyDeps) =>
  store.db
    .selectFrom('replies')
    .select('id')
    .where('status', '=', 'queued')
    .where('queued_at', '<', now() - OVERDUE_MS)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('replies as other')
            .select('other.id')
            .whereRef('other.chat_id', '=', 'replies.chat_id')
            .whereRef('other.agent_id', '=', 'replies.agent_id')
            .where('other.status', '=', 'running'),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('jobs')
            .select('jobs.id')
            .where('jobs.kind', '=', 'reply.write')
            .where('jobs.payload', '=', sql<string>`'{"replyId":"' || replies.id || '"}'`),
        ),
      ),
    )
    .orderBy('queued_at')
    .limit(AT_ONCE)

/** A SQLite file has one process: whatever was being written when it opened belongs to nobody any more. */
export async function freeAllReplies({ store }: ReplyDeps): Promise<void> {
  if (store.kind !== 'sqlite') return
  await store.db.updateTable('replies').set({ lease_until: 0 }).where('status', '=', 'running').execute()
}
