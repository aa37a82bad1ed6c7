import { chatStream, newId, type Message, type Part } from '@parley/contracts'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { checkpointOf, readMessages } from '../chats/tree.ts'
import { systemActor } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import type { Store } from '../db/store.ts'
import { changeStream, type Change } from '../streams/change.ts'
import type { Tx } from '../streams/log.ts'
import { LEASE_MS, type ReplyDeps } from './deps.ts'
import { endInChange, UNENDED } from './ended.ts'
import { baseAfterFault, type Base } from './recover.ts'
import { mustWait } from './turns.ts'

type ReplyRow = Selectable<Schema['replies']>
type FreshClaim = Omit<Claim, 'startedSeq'>

/** A reply that is ours to write, until another takes it with a higher fence. */
export type Claim = {
  reply: ReplyRow
  message: Pick<Message, 'id' | 'chatId' | 'parentId'>
  fence: number
  attempt: number
  parts: Part[]
  startedSeq: number
}

/**
 * Takes a reply that was never begun in the change that orders it. Nobody else can have it by then and it builds on
 * nothing, so that needs no change of its own: the time to the first token is the shorter. Undefined when there is more to
 * decide.
 */
export async function claimFresh(
  deps: ReplyDeps,
  change: Change,
  replyId: string,
): Promise<FreshClaim | undefined> {
  const { tx } = change
  const [asked] = await neverBegun(tx, { replyId })
  if (!asked || (await mustWait(tx, asked)) || (await isGone(tx, asked))) return undefined
  const [reply] = await takeLease(tx, { replyId, at: change.at }, deps.store.nowMs)
  if (!reply) return undefined
  const message = { id: asked.messageId, chatId: asked.chatId, parentId: asked.parentId }
  recordStart(change, reply, message, [])
  return { reply, message, fence: reply.fence, attempt: reply.attempt, parts: [] }
}

const NO_PARTS = JSON.stringify([])

const neverBegun = prepared((tx, { replyId }: { replyId: string }) =>
  tx
    .selectFrom('replies')
    .innerJoin('messages', 'messages.id', 'replies.message_id')
    .select(['replies.id', 'replies.chat_id', 'agent_id', 'queued_at', 'stop_requested_at'])
    .select(['messages.id as messageId', 'messages.chat_id as chatId', 'messages.parent_id as parentId'])
    .where('replies.id', '=', replyId)
    .where('replies.status', '=', 'queued')
    .where('attempt', '=', 0)
    .where('stop_requested_at', 'is', null)
    .where('messages.parts', '=', NO_PARTS),
)

/**
 * Takes a reply to write it: one that waits, or one whose owner was lost. Undefined when somebody else has it, it has
 * ended, its agent is writing another one in this chat, or nothing can be done but to end it. All of it in one
 * transaction (R13).
 */
export async function claimReply(deps: ReplyDeps, replyId: string): Promise<Claim | undefined> {
  const found = await deps.store.db
    .selectFrom('replies')
    .selectAll()
    .where('id', '=', replyId)
    .executeTakeFirst()
  if (!found || (found.status !== 'queued' && found.status !== 'running')) return undefined
  const model = await deps.providers.find(found.model).catch(() => undefined)
  let change: Change | undefined
  const ctx = { ...deps, actor: systemActor, opId: newId() }
  const verb = { name: 'reply.claim', args: { replyId }, authorise: async () => {} }
  const claim = await changeStream(ctx, chatStream(found.chat_id), verb, async (current) => {
    change = current
    return claimInChange(deps, current, replyId, model?.continues ?? false)
  })
  return claim ? { ...claim, startedSeq: change?.head ?? 0 } : undefined
}

async function claimInChange(
  deps: ReplyDeps,
  change: Change,
  replyId: string,
  continues: boolean,
): Promise<FreshClaim | undefined> {
  const { tx } = change
  const before = await tx.selectFrom('replies').selectAll().where('id', '=', replyId).executeTakeFirst()
  if (!before || (before.status === 'queued' && (await mustWait(tx, before)))) return undefined
  const [reply] = await takeLease(tx, { replyId, at: change.at }, deps.store.nowMs)
  const message = reply && (await readMessages(tx, [reply.message_id])).get(reply.message_id)
  if (!reply || !message) return undefined

  const held = before.status === 'running' ? await checkpointOf(tx, message, before.attempt) : message.parts
  const base: Base = (await isGone(tx, before)) ? GONE : baseAfterFault(deps.tools, before, held, continues)
  if (base.kind === 'end') {
    // Readers have the parts of the attempt before, and only text can be asked for: the rest must come with an event.
    recordStart(change, reply, message, held)
    await endInChange(change, { reply, fence: reply.fence, parts: held, ...base.ending })
    return undefined
  }
  await tx.deleteFrom('reply_chunks').where('reply_id', '=', replyId).execute()
  await tx
    .updateTable('messages')
    .set({ parts: JSON.stringify(base.parts) })
    .where('id', '=', message.id)
    .execute()
  recordStart(change, reply, message, base.parts)
  return { reply, message, fence: reply.fence, attempt: reply.attempt, parts: base.parts }
}

const recordStart = (
  { record, at }: Change,
  { attempt }: ReplyRow,
  { id }: Claim['message'],
  parts: Part[],
): void => record({ type: 'reply.started', messageId: id, attempt, parts, startedAt: at })

const GONE: Base = {
  kind: 'end',
  ending: {
    status: 'error',
    error: { code: 'not_found', message: 'The agent is not in this chat any more.' },
  },
}

/** Whether an agent was taken out of the chat since it was asked. */
async function isGone(
  tx: Tx,
  { agent_id, chat_id, stop_requested_at }: Pick<ReplyRow, 'agent_id' | 'chat_id' | 'stop_requested_at'>,
): Promise<boolean> {
  if (agent_id === null || stop_requested_at !== null) return false
  const agent = await tx
    .selectFrom('participants')
    .select('id')
    .where('chat_id', '=', chat_id)
    .where('id', '=', agent_id)
    .executeTakeFirst()
  return agent === undefined
}

/** The one statement that decides whose a reply is; by the database's clock, as replicas' own may differ. */
const takeLease = prepared((tx, { replyId, at }: { replyId: string; at: number }, nowMs: Store['nowMs']) =>
  tx
    .updateTable('replies')
    .set({
      status: 'running',
      fence: sql<number>`fence + 1`,
      attempt: sql<number>`attempt + 1`,
      recoveries: sql<number>`recoveries + CASE WHEN status = 'running' THEN 1 ELSE 0 END`,
      lease_until: sql<number>`${nowMs} + ${sql.lit(LEASE_MS)}`,
      started_at: at,
      steer: null,
      ...UNENDED,
    })
    .where('id', '=', replyId)
    .where((row) =>
      row.or([
        row('status', '=', 'queued'),
        row.and([row('status', '=', 'running'), row('lease_until', '<', nowMs)]),
      ]),
    )
    .returningAll(),
)
