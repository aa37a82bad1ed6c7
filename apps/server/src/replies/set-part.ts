import { chatStream, newId, type Part } from '@parley/contracts'
import { systemActor } from '../ctx.ts'
import { changeStream } from '../streams/change.ts'
import { insertPieces } from './checkpoints.ts'
import type { ReplyDeps } from './deps.ts'
import type { Draft } from './draft.ts'
import { insist, TRIES } from './insist.ts'

/**
 * Sets a part that does not grow, such as a tool call: kept, and said to everyone, before anything follows from it. The
 * text before it is saved with it, or a fault in between would leave a part without those it comes after.
 */
export async function setPart(deps: ReplyDeps, draft: Draft, value: Part, at?: number): Promise<number> {
  const { reply, fence, attempt, message } = draft.claim
  const pieces = draft.unsaved()
  const part = draft.text.set(value, at)
  const ctx = { ...deps, actor: systemActor, opId: newId() }
  const verb = { name: 'reply.set-part', args: { replyId: reply.id, part }, authorise: async () => {} }
  // One op for all tries (R6). Were it given up, the draft would end with a part that nobody was told of.
  const write = () =>
    changeStream(ctx, chatStream(reply.chat_id), verb, async ({ tx, record }) => {
      const mine = await tx
        .selectFrom('replies')
        .select('id')
        .where('id', '=', reply.id)
        .where('fence', '=', fence)
        .where('status', '=', 'running')
        .executeTakeFirst()
      if (!mine) return false
      await insertPieces(tx, [{ draft, pieces }])
      const body = JSON.stringify(value)
      await tx
        .insertInto('reply_chunks')
        .values({ reply_id: reply.id, attempt, part, start: 0, kind: value.type, body })
        .onConflict((conflict) =>
          conflict.columns(['reply_id', 'attempt', 'part', 'start']).doUpdateSet({ body }),
        )
        .execute()
      record({ type: 'reply.part-set', messageId: message.id, attempt, part, value })
      return true
    })
  const isMine = await insist(deps, draft, TRIES, write)
  if (isMine) draft.markSaved(pieces)
  else draft.breakOff('lost')
  return part
}
