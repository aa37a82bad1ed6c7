import type { Agent } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Actor } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'

type AgentRow = Omit<Selectable<Schema['agents']>, 'picture' | 'deleted_at'> & {
  handle: string | null
  owner_name: string
}

/** Agents with their handles and whose they are; without their pictures, which are large. */
export const agentRows = (db: Reader) =>
  db
    .selectFrom('agents')
    .innerJoin('users', 'users.id', 'agents.owner_id')
    .leftJoin('handles', 'handles.owner_id', 'agents.id')
    .select([
      'agents.id',
      'agents.owner_id',
      'agents.name',
      'agents.description',
      'agents.model',
      'agents.instructions',
      'agents.parameters',
      'agents.tools',
      'agents.visibility',
      'agents.picture_version',
      'agents.created_at',
      'agents.updated_at',
      'handles.handle',
      'users.name as owner_name',
    ])
    .where('agents.deleted_at', 'is', null)

export async function readAgentRow(db: Reader, actor: Actor, agentId: string): Promise<Agent> {
  return agentOf(await agentRows(db).where('agents.id', '=', agentId).executeTakeFirstOrThrow(), actor)
}

export const agentOf = (row: AgentRow, actor: Actor): Agent => ({
  id: row.id,
  handle: row.handle ?? '',
  name: row.name,
  description: row.description,
  model: row.model,
  instructions: row.instructions,
  parameters: JSON.parse(row.parameters),
  tools: JSON.parse(row.tools),
  visibility: row.visibility as Agent['visibility'],
  picture: pictureOf(row.id, row.picture_version),
  owner: { id: row.owner_id, name: row.owner_name },
  mayManage: row.owner_id === actor.id || actor.role === 'admin',
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/**
 * Where the picture of an agent is; another picture has another address, so that it can be kept for ever. Versions of
 * agents without a picture are not above zero.
 */
export const pictureOf = (agentId: string, version: number): string | null =>
  version > 0 ? `/api/agents/${agentId}/picture?v=${version}` : null
