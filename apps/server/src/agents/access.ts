import { AppError } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Actor } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'

export type AgentRow = Selectable<Schema['agents']>

/** An agent that the actor may bring into a room or talk with; another does not exist for them. */
export async function usableAgent(db: Reader, actor: Actor, agentId: string): Promise<AgentRow> {
  const agent = await db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', agentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (agent && (agent.owner_id === actor.id || agent.visibility === 'everyone')) return agent
  throw new AppError('not_found', { detail: 'There is no such agent that you may use.' })
}
