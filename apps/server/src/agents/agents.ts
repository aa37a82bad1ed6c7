import { AppError, inboxStream, type Agent, type CreateAgent, type UpdateAgent } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { changeHandle, claimHandle, releaseHandle } from '../handles/handles.ts'
import { changeStream, type Change } from '../streams/change.ts'
import { ownAgent, visibleAgent, type AgentRow } from './access.ts'
import { readAgentRow } from './rows.ts'

/** Makes an agent of one’s own. */
export async function createAgent(ctx: Ctx, args: CreateAgent): Promise<Agent> {
  ctx.tools.mustExist(args.tools)
  if (args.model) await ctx.models.named(args.model)
  // A repeat must meet the same agent, so the id follows from the op when the client did not choose one.
  const id = args.id ?? ctx.opId
  return changeAgents(ctx, { name: 'agent.create', args }, async ({ tx, at }) => {
    const inserted = await tx
      .insertInto('agents')
      .values({
        id,
        owner_id: ctx.actor.id,
        name: args.name,
        description: args.description ?? '',
        model: args.model ?? null,
        instructions: args.instructions ?? '',
        parameters: JSON.stringify(args.parameters ?? {}),
        tools: JSON.stringify(args.tools ?? null),
        visibility: args.visibility ?? 'mine',
        picture: null,
        created_at: at,
        updated_at: at,
        deleted_at: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw new AppError('conflict', { detail: 'An agent with this id exists already.' })
    if (!(await claimHandle(tx, { kind: 'agent', id }, args.handle))) throw new AppError('handle_taken')
    return readAgentRow(tx, ctx.actor, id)
  })
}

export async function readAgent(ctx: Ctx, agentId: string): Promise<Agent> {
  await visibleAgent(ctx.store.db, ctx.actor, agentId)
  return readAgentRow(ctx.store.db, ctx.actor, agentId)
}

/** Changes what is given; the rooms the agent is in hear of it by a job. */
export async function updateAgent(ctx: Ctx, agentId: string, args: UpdateAgent): Promise<Agent> {
  ctx.tools.mustExist(args.tools)
  if (args.model) await ctx.models.named(args.model)
  return changeAgents(ctx, { name: 'agent.update', args: { agentId, ...args } }, async (change) => {
    const before = await ownAgent(change.tx, ctx.actor, agentId)
    if (args.handle !== undefined) await changeHandle(change.tx, { kind: 'agent', id: agentId }, args.handle)
    await change.tx
      .updateTable('agents')
      .set({ ...columnsOf(before, args), updated_at: change.at })
      .where('id', '=', agentId)
      .execute()
    if (SHOWN_IN_CHATS.some((key) => args[key] !== undefined)) await tellChats(change, agentId)
    return readAgentRow(change.tx, ctx.actor, agentId)
  })
}

/** What participants see of it. */
const SHOWN_IN_CHATS = ['name', 'handle', 'visibility'] as const

const columnsOf = (before: AgentRow, args: UpdateAgent) => ({
  name: args.name ?? before.name,
  description: args.description ?? before.description,
  model: args.model === undefined ? before.model : args.model,
  instructions: args.instructions ?? before.instructions,
  parameters: args.parameters === undefined ? before.parameters : JSON.stringify(args.parameters),
  tools: args.tools === undefined ? before.tools : JSON.stringify(args.tools),
  visibility: args.visibility ?? before.visibility,
})

/** Takes an agent away for good: its handle is free, and it leaves the chats it is in. What it said stays. */
export function deleteAgent(ctx: Ctx, agentId: string): Promise<void> {
  return changeAgents(ctx, { name: 'agent.delete', args: { agentId } }, async (change) => {
    const { picture_version } = await ownAgent(change.tx, ctx.actor, agentId)
    await change.tx
      .updateTable('agents')
      .set({ deleted_at: change.at, picture: null, picture_version: -Math.abs(picture_version) })
      .where('id', '=', agentId)
      .execute()
    await releaseHandle(change.tx, agentId)
    await tellChats(change, agentId)
  })
}

/** What is said of an agent in the chats it is in is brought up to date there, by a job. */
export const tellChats = (change: Change, agentId: string): Promise<void> =>
  change.enqueue('agent.tell-chats', { agentId })

/** Agents are changed within the stream of whoever does it, so that a repeat has one effect. */
export const changeAgents = <Answer>(
  ctx: Ctx,
  { name, args }: { name: string; args: unknown },
  work: (change: Change) => Promise<Answer>,
): Promise<Answer> =>
  changeStream(ctx, inboxStream(ctx.actor.id), { name, args, authorise: async () => {} }, work)
