import {
  lengthsOf,
  textOf,
  type Part,
  type ReplyCut,
  type ReplyError,
  type ReplyStatus,
  type TokenUsage,
} from '@parley/contracts'
import { sql, type Selectable } from 'kysely'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import { replyOf } from '../chats/rows.ts'
import type { Change } from '../streams/change.ts'
import { orderNext } from './turns.ts'

type ReplyRow = Pick<Selectable<Schema['replies']>, 'id' | 'message_id' | 'attempt'>

export type Ended = {
  reply: ReplyRow
  fence: number
  parts: Part[]
  status: ReplyStatus
  error: ReplyError | null
  cut?: ReplyCut | undefined
  usage?: TokenUsage | null
  mentions?: string[] | undefined
}

const MESSAGE_STATUS = {
  completed: 'complete',
  stopped: 'stopped',
  error: 'error',
  interrupted: 'interrupted',
  queued: 'writing',
  running: 'writing',
} as const

/**
 * Makes the end of a reply part of a change: the text goes from its pieces into the message, and the
 * next reply of the same agent is ordered. False when another has the
 * reply by now; then nothing was written (R13).
 */
export async function endInChange(change: Change, ended: Ended): Promise<boolean> {
  const { tx, at } = change
  const { reply, parts, status, error, cut, mentions } = ended
  const mine = await tx
    .updateTable('replies')
    .set({
      status,
      lease_until: null,
      stop_requested_at: null,
      ended_at: at,
      error_code: error?.code ?? null,
      error_message: error?.message ?? null,
      steer: null,
      cut: cut ?? null,
      ...withUsage(ended.usage),
    })
    .where('id', '=', reply.id)
    .where('fence', '=', ended.fence)
    .returningAll()
    .executeTakeFirst()
  if (!mine) return false
  const messageStatus = MESSAGE_STATUS[status]
  const said = { parts: JSON.stringify(parts), content: textOf(parts), status: messageStatus }
  await fillMessage(tx, { id: reply.message_id, ...said })
  await dropPieces(tx, { replyId: reply.id })
  change.record({
    type: 'reply.ended',
    messageId: reply.message_id,
    attempt: reply.attempt,
    status,
    messageStatus,
    lengths: lengthsOf(parts),
    kinds: parts.map((part) => part.type),
    ...(mentions && { mentions }),
    usage: replyOf(mine).usage,
    error,
    ...(cut && { cut }),
    endedAt: at,
  })
  await orderNext(change, mine)
  return true
}

/** What the row of a reply that is written on no longer says of its last end. */
export const UNENDED = { ended_at: null, error_code: null, error_message: null, cut: null }

type Filled = { id: string; parts: string; content: string; status: string }

const fillMessage = prepared((tx, { id, parts, content, status }: Filled) =>
  tx
    .updateTable('messages')
    .set({ parts, content, status })
    .where('id', '=', id)
    .where('status', '!=', 'deleted'),
)

const dropPieces = prepared((tx, { replyId }: { replyId: string }) =>
  tx.deleteFrom('reply_chunks').where('reply_id', '=', replyId),
)

/** A reply that was continued or steered has cost what all its attempts have. */
export const withUsage = (usage: TokenUsage | null | undefined) =>
  usage
    ? {
        input_tokens: sql<number>`coalesce(input_tokens, 0) + ${usage.inputTokens}`,
        output_tokens: sql<number>`coalesce(output_tokens, 0) + ${usage.outputTokens}`,
        ...(usage.reasoningTokens !== undefined && {
          reasoning_tokens: sql<number>`coalesce(reasoning_tokens, 0) + ${usage.reasoningTokens}`,
        }),
      }
    : {}
