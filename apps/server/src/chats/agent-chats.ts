import { AppError, newId } from '@parley/contracts'
import { systemActor, type Spine } from '../ctx.ts'
import { changeChat, type ChatChange } from './change-chat.ts'
import { readParticipants } from './participants.ts'
import { stopReplies } from './stop-replies.ts'

/** The jobs of agents, by kind. */
export const agentJobs = (spine: Spine) => ({
  'agent.tell-chats': ({ agentId }: { agentId: string }) => tellChats(spine, agentId),
})

/**
 * Says in each chat of an agent what it looks like now, or that it has left, when it was deleted. Each chat by itself: what
 * a fault left undone is done when the job is tried again.
 */
async function tellChats(spine: Spine, agentId: string): Promise<void> {
  const { db } = spine.store
  const chats = await db.selectFrom('participants').select('chat_id').where('id', '=', agentId).execute()
  for (const { chat_id } of chats) {
    const ctx = { ...spine, actor: systemActor, opId: newId() }
    const verb = { name: 'agent.tell-chats', args: { agentId }, needs: 'read' as const }
    await changeChat(ctx, chat_id, verb, (change) => tellChat(spine, change, agentId)).catch(ignoreDeleted)
  }
}

async function tellChat(spine: Spine, change: ChatChange, agentId: string): Promise<void> {
  const [participant] = await readParticipants(change.tx, change.chat.id, agentId)
  if (!participant) return
  const agent = await change.tx
    .selectFrom('agents')
    .select(['owner_id', 'deleted_at'])
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow()
  const { id, name, handle, picture, role, answersOnly } = participant
  if (agent.deleted_at === null)
    change.record({
      type: 'participant.changed',
      participant: { id, name, handle, picture, role, answersOnly },
    })
  else await leave(spine, change, agentId, agent.owner_id)
}

/** What the agent was asked and has not finished ends with it. */
async function leave(spine: Spine, change: ChatChange, agentId: string, by: string): Promise<void> {
  const { tx, chat } = change
  await tx.deleteFrom('participants').where('chat_id', '=', chat.id).where('id', '=', agentId).execute()
  change.record({ type: 'participant.left', participantId: agentId, by })
  await stopReplies(spine, change, chat.id, agentId)
}

/** A chat that was deleted meanwhile has nobody to be told. */
function ignoreDeleted(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error
}
