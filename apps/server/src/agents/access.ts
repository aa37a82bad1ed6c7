import { AppError } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Actor } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'

export type AgentRow = Selectable<Schema['agents']>

/** An agent that the actor may bring into a room or talk with; another does not exist for them. */
export async function usableAgent(db: Reader, actor: Actor, agentId: string): Promise<AgentRow> {
  const agent = await livingAgents(db).selectAll().where('id', '=', agentId).executeTakeFirst()
  if (agent && (agent.owner_id === actor.id || agent.visibility === 'everyone')) return agent
  throw new AppError('not_found', { detail: 'There is no such agent that you may use.' })
}

/** An agent that the actor may change. */
export async function ownAgent(db: Reader, actor: Actor, agentId: string): Promise<AgentRow> {
  const agent = await usableAgent(db, actor, agentId)
  if (agent.owner_id === actor.id || actor.role === 'admin') return agent
  throw new AppError('forbidden', { detail: 'Only who made an agent may change it.' })
}

/** An agent that the actor can see: one they may use, or that is in a chat with them. */
export async function visibleAgent(db: Reader, actor: Actor, agentId: string): Promise<AgentRow> {
  const agent = await livingAgents(db)
    .selectAll()
    .where('id', '=', agentId)
    .where((row) =>
      row.or([
        row('owner_id', '=', actor.id),
        row('visibility', '=', 'everyone'),
        row.exists(chatsOfBoth(db, agentId, actor.id)),
      ]),
    )
    .executeTakeFirst()
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent that you may see.' })
  return agent
}

export const livingAgents = (db: Reader) => db.selectFrom('agents').where('deleted_at', 'is', null)

const chatsOfBoth = (db: Reader, agentId: string, personId: string) =>
  db
    .selectFrom('participants as agent')
    .innerJoin('participants as self', 'self.chat_id', 'agent.chat_id')
    .select('agent.chat_id')
    .where('agent.id', '=', agentId)
    .where('self.id', '=', personId)
