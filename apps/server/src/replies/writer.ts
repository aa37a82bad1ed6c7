import {
  AppError,
  chatStream,
  inboxStream,
  newId,
  type ReplyCut,
  type ReplyError,
  type ReplyStatus,
} from '@parley/contracts'
import { systemActor } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import { changeStream, type Change } from '../streams/change.ts'
import { createCheckpoints } from './checkpoints.ts'
import { claimFresh, claimReply, type Claim } from './claim.ts'
import { compose } from './compose.ts'
import type { ReplyDeps } from './deps.ts'
import { Draft } from './draft.ts'
import { endInChange } from './ended.ts'
import { insist } from './insist.ts'
import { askOn, keepMentions, readSaid } from './mentioned.ts'
import { queueSteered } from './steer.ts'
import { steersOf } from './steers.ts'

/** How long the end of a reply is tried to be written before it is left to whoever sweeps up. */
const FINISH_TRIES = 30

export type ReplyWriter = {
  /** Takes a reply and begins to write it; resolves once it is ours, or not to be had. */
  begin(replyId: string): Promise<void>
  /** Takes it in the change that orders it and begins once that has committed; false when it must be a job. */
  beginIn(change: Change, replyId: string): Promise<boolean>
  readonly running: number
  /** Resolves when no reply is being written. */
  idle(): Promise<void>
  /** Gives every reply to another process: what is there is saved, and the lease ends now. */
  handOver(): Promise<void>
  close(): void
}

/** Writes replies: any number at a time, each until it has ended, whether anybody watches or not (R9). */
export function createReplyWriter(deps: ReplyDeps): ReplyWriter {
  const drafts = new Map<string, { draft: Draft; done: Promise<void> }>()
  const checkpoints = createCheckpoints(deps)
  let isHandedOver = false
  const stopListening = deps.bus.listen((hint) => {
    if (hint.kind === 'stop') drafts.get(hint.replyId)?.draft.breakOff('stopped')
    const steered = hint.kind === 'steer' ? drafts.get(hint.replyId) : undefined
    if (steered) checkpoints.look(steered.draft)
  })
  const stopWatching = deps.live.listen((_stream, text) => {
    const entry = drafts.get(text.messageId)
    if (entry) checkpoints.grew(entry.draft)
  })

  async function begin(replyId: string) {
    const claim = await claimReply(deps, replyId)
    if (claim) take(claim)
  }

  async function beginIn(change: Change, replyId: string) {
    const claim = await claimFresh(deps, change, replyId)
    if (claim) change.afterCommit(() => take({ ...claim, startedSeq: change.head }))
    return claim !== undefined
  }

  function take(claim: Claim) {
    if (isHandedOver) return giveBack(claim)
    const replyId = claim.reply.id
    const draft = draftOf(deps, claim)
    checkpoints.track(draft)
    signalActivity(deps, draft, true)
    const done = write(draft).finally(() => {
      checkpoints.untrack(draft)
      forget(replyId, draft)
      forget(draft.text.messageId, draft)
    })
    drafts.set(replyId, { draft, done })
    drafts.set(draft.text.messageId, { draft, done })
  }

  /** It was asked for while this process was stopping: another may have it at once. */
  function giveBack(claim: Claim) {
    endLease(deps, claim).then(
      () => deps.bus.publish({ kind: 'work' }),
      (error: unknown) => deps.log.error({ err: error }, 'a reply could not be given back'),
    )
  }

  /** A reply that was lost and taken up again by this same process has a newer draft by now. */
  function forget(key: string, draft: Draft) {
    if (drafts.get(key)?.draft === draft) drafts.delete(key)
  }

  async function write(draft: Draft) {
    try {
      const cut = await compose(deps, draft)
      await finish(deps, draft, { status: 'completed', error: null, cut })
    } catch (error) {
      // A provider that was broken off throws the reason it was given: that is no fault of its own.
      await finish(deps, draft, {
        status: 'error',
        error: draft.brokenOff ? null : replyErrorOf(deps, error),
      })
    }
  }

  const pending = () => [...new Set([...drafts.values()].map((entry) => entry.done))]

  return {
    begin,
    beginIn,
    get running() {
      return pending().length
    },
    async idle() {
      while (drafts.size > 0) await Promise.all(pending())
    },
    async handOver() {
      isHandedOver = true
      // One that fails is made good by the next.
      await checkpoints.save().catch(() => {})
      const given = [...new Set([...drafts.values()].map((entry) => entry.draft))]
      for (const draft of given) draft.breakOff('handed-over')
      // What came while the first save was under way has been shown too.
      await Promise.all([checkpoints.save(), ...pending()])
      for (const { claim } of given) await endLease(deps, claim)
      deps.bus.publish({ kind: 'work' })
    },
    close() {
      stopListening()
      stopWatching()
      checkpoints.stop()
    },
  }
}

function draftOf(deps: ReplyDeps, claim: Claim): Draft {
  const { message, attempt, parts } = claim
  const text = deps.live.begin({ stream: chatStream(message.chatId), messageId: message.id, attempt, parts })
  text.startedSeq = claim.startedSeq
  return new Draft(claim, text, Date.now())
}

type Outcome = { status: ReplyStatus; error: ReplyError | null; cut?: ReplyCut | undefined }

async function finish(deps: ReplyDeps, draft: Draft, written: Outcome): Promise<void> {
  const reason = draft.brokenOff
  if (reason === 'lost' || reason === 'handed-over') return deps.live.drop(draft.text)
  const outcome: Outcome = reason === 'stopped' ? { status: 'stopped', error: null } : written
  // The last text goes out before the event that ends the reply; one that is steered says all it has in its event.
  if (reason !== 'steered') deps.live.end(draft.text)
  // One op for all tries: a commit whose success was not heard of must not end the reply once more (R6).
  const opId = newId()
  await insist(deps, draft, FINISH_TRIES, () => end(deps, draft, opId, outcome)).then(
    () => signalActivity(deps, draft, false),
    () => {},
  )
}

/** A reply that somebody steered while it was written does not end here: it waits to be written on. */
async function end(deps: ReplyDeps, draft: Draft, opId: string, outcome: Outcome): Promise<void> {
  const { reply, fence } = draft.claim
  const parts = draft.parts()
  const said = outcome.status === 'completed' ? await readSaid(deps, reply, parts) : undefined
  const ctx = { ...deps, actor: systemActor, opId }
  const verb = { name: 'reply.end', args: { replyId: reply.id }, authorise: async () => {} }
  const isSteered = await changeStream(ctx, chatStream(reply.chat_id), verb, async (change) => {
    const [row] = await ownRow(change.tx, { id: reply.id, fence })
    if (!row) return false
    if (row.stop_requested_at === null && outcome.status !== 'stopped' && row.steer !== null) {
      await queueSteered(change, row, [...parts, ...steersOf(row)], draft.usage)
      return true
    }
    const mentions = said && (await keepMentions(ctx, change, said))
    await endInChange(change, { reply, fence, parts, ...outcome, usage: draft.usage, mentions })
    if (said && mentions) await askOn(ctx, change, said, mentions)
    return false
  })
  if (isSteered) deps.live.drop(draft.text)
}

/** The reply as it is now, if it is still ours (R13). */
const ownRow = prepared((tx, { id, fence }: { id: string; fence: number }) =>
  tx
    .selectFrom('replies')
    .selectAll()
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('status', '=', 'running'),
)

/** R8: that somebody's answer is being written is a passing state of their list. */
function signalActivity(deps: ReplyDeps, draft: Draft, running: boolean): void {
  const { asked_by, chat_id } = draft.claim.reply
  const signal = { kind: 'chat.active' as const, chatId: chat_id, at: deps.now(), running }
  deps.bus.publish({ kind: 'signal', stream: inboxStream(asked_by), signal })
}

function replyErrorOf(deps: ReplyDeps, error: unknown): ReplyError {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  deps.log.error({ err: error }, 'writing a reply failed')
  return { code: 'internal', message: 'Something went wrong on the server while the answer was written.' }
}

const endLease = ({ store }: ReplyDeps, { reply, fence }: Claim) =>
  store.db
    .updateTable('replies')
    .set({ lease_until: 0 })
    .where('id', '=', reply.id)
    .where('fence', '=', fence)
    .execute()
