import type { Spine } from '../ctx.ts'
import type { Change } from '../streams/change.ts'

/**
 * What is being written in a chat stops, and what waits to be: all of it, or what one agent was asked for. Who writes a
 * reply commits what there is; one that waits has nobody who would, so it is ordered and ends at once.
 */
export async function stopReplies(
  { bus }: Pick<Spine, 'bus'>,
  change: Change,
  chatId: string,
  agentId?: string,
): Promise<void> {
  let unfinished = change.tx
    .updateTable('replies')
    .set({ stop_requested_at: change.at })
    .where('chat_id', '=', chatId)
    .where('status', 'in', ['queued', 'running'])
  if (agentId !== undefined) unfinished = unfinished.where('agent_id', '=', agentId)
  for (const { id, status } of await unfinished.returning(['id', 'status']).execute())
    if (status === 'queued') await change.enqueue('reply.write', { replyId: id })
    else change.afterCommit(() => bus.publish({ kind: 'stop', replyId: id }))
}
