import type { ReplyDeps } from './deps.ts'
import type { ReplyWriter } from './writer.ts'

const SWEEP_MS = 1000
const AT_ONCE = 50

export type Sweeper = { sweep(): Promise<void>; stop(): Promise<void> }

/** Finds replies whose process was lost, and takes them up (R14). */
export function startSweeper(deps: ReplyDeps, writer: ReplyWriter): Sweeper {
  let turning: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined = setTimeout(next, 0)
  let isHinted = false
  const stopListening = deps.bus.listen((hint) => {
    if (hint.kind === 'work') sooner()
  })

  function next() {
    isHinted = false
    turning = turn()
  }

  function sooner() {
    isHinted = true
    if (!timer || turning) return
    clearTimeout(timer)
    timer = setTimeout(next, 0)
  }

  async function turn() {
    try {
      await sweep()
    } catch (error) {
      deps.log.warn({ err: error }, 'looking for lost replies failed')
    }
    turning = undefined
    if (timer) timer = setTimeout(next, isHinted ? 0 : SWEEP_MS).unref()
  }

  async function sweep() {
    const lost = await deps.store.db
      .selectFrom('replies')
      .select('id')
      .where('status', '=', 'running')
      .where('lease_until', '<', deps.store.nowMs)
      .limit(AT_ONCE)
      .execute()
    // Each process in another order: so they share what a lost one leaves, and seldom reach for the same.
    for (const { id } of lost.toSorted(() => Math.random() - 0.5)) {
      deps.log.warn({ reply: id }, 'taking up a reply whose process was lost')
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

/** A SQLite file has one process: whatever was being written when it opened belongs to nobody any more. */
export async function freeAllReplies({ store }: ReplyDeps): Promise<void> {
  if (store.kind !== 'sqlite') return
  await store.db.updateTable('replies').set({ lease_until: 0 }).where('status', '=', 'running').execute()
}
