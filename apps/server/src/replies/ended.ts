import {
  lengthsOf,
  textOf,
  type Part,
  type ReplyError,
  type ReplyStatus,
  type TokenUsage,
} from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Change } from '../streams/change.ts'

type ReplyRow = Pick<Selectable<Schema['replies']>, 'id' | 'message_id' | 'attempt'>

export type Ended = {
  reply: ReplyRow
  fence: number
  parts: Part[]
  status: ReplyStatus
  error: ReplyError | null
  usage?: TokenUsage | null
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
 * Makes the end of a reply part of a change: the text goes from its pieces into the message. False when another has the
 * reply by now; then nothing was written (R13).
 */
export async function endInChange(change: Change, ended: Ended): Promise<boolean> {
  const { tx, at } = change
  const { reply, parts, status, error, usage = null } = ended
  const mine = await tx
    .updateTable('replies')
    .set({
      status,
      lease_until: null,
      stop_requested_at: null,
      ended_at: at,
      error_code: error?.code ?? null,
      error_message: error?.message ?? null,
      ...(usage && {
        input_tokens: usage.inputTokens,
        output_tokens: usage.outputTokens,
        reasoning_tokens: usage.reasoningTokens ?? null,
      }),
    })
    .where('id', '=', reply.id)
    .where('fence', '=', ended.fence)
    .returning('id')
    .executeTakeFirst()
  if (!mine) return false
  const messageStatus = MESSAGE_STATUS[status]
  await tx
    .updateTable('messages')
    .set({ parts: JSON.stringify(parts), content: textOf(parts), status: messageStatus })
    .where('id', '=', reply.message_id)
    .where('status', '!=', 'deleted')
    .execute()
  await tx.deleteFrom('reply_chunks').where('reply_id', '=', reply.id).execute()
  change.record({
    type: 'reply.ended',
    messageId: reply.message_id,
    attempt: reply.attempt,
    status,
    messageStatus,
    lengths: lengthsOf(parts),
    kinds: parts.map((part) => part.type),
    usage,
    error,
    endedAt: at,
  })
  return true
}
