import { MAX_ASKED, mentionsIn, type Message, type Parameters, type Reply } from '@parley/contracts'
import type { ChosenModel, Ctx, Spine } from '../ctx.ts'
import type { Reader, Tx } from '../streams/log.ts'
import { addReply } from './asks.ts'
import type { ChatChange } from './change-chat.ts'

/** An agent of a room that some words may concern, with the model it would answer with. */
export type Candidate = {
  id: string
  name: string
  ownerId: string
  visibility: string
  parameters: Parameters
  tools: string[] | null
  model: ChosenModel
}

/** By whom a chain of answers was begun, and how far it has come. */
export type Chain = { askedBy: string; depth: number; chainId?: string; replyId?: string | undefined }

/**
 * The agents of a room that these words may concern. Their models are chosen here, before the transaction, as that may mean
 * asking a provider what it has.
 */
export async function candidatesFor(spine: Spine, chatId: string, words: string): Promise<Candidate[]> {
  const { db } = spine.store
  const room = await db
    .selectFrom('chats')
    .select('agents_answer')
    .where('id', '=', chatId)
    .executeTakeFirst()
  if (!room || room.agents_answer === 'never') return []
  const mentioned = mentionsIn(words)
  if (room.agents_answer === 'mention' && mentioned.length === 0) return []
  let rows = agentsIn(db, chatId)
  if (room.agents_answer === 'mention') rows = rows.where('handles.handle', 'in', mentioned)
  return Promise.all((await rows.execute()).map((row) => candidateOf(spine, row)))
}

const agentsIn = (db: Reader, chatId: string) =>
  db
    .selectFrom('participants')
    .innerJoin('agents', 'agents.id', 'participants.id')
    .innerJoin('handles', 'handles.owner_id', 'agents.id')
    .select(['agents.id', 'agents.name', 'agents.owner_id', 'agents.visibility', 'agents.model'])
    .select(['agents.parameters', 'agents.tools'])
    .where('participants.chat_id', '=', chatId)
    .where('agents.deleted_at', 'is', null)
    .orderBy('participants.joined_at')
    .orderBy('agents.id')

type AgentInChat = Awaited<ReturnType<ReturnType<typeof agentsIn>['execute']>>[number]

const candidateOf = async (spine: Spine, row: AgentInChat): Promise<Candidate> => ({
  id: row.id,
  name: row.name,
  ownerId: row.owner_id,
  visibility: row.visibility,
  parameters: JSON.parse(row.parameters),
  tools: JSON.parse(row.tools),
  model: await modelOf(spine, row),
})

/** One whose model is gone is asked all the same: its answer says so, and nobody is kept from talking. */
const modelOf = ({ models }: Spine, { model, name }: AgentInChat): Promise<ChosenModel> =>
  model === null ? models.preferred(null) : models.named(model).catch(() => ({ id: model, name }))

/** An agent of a room, ready to be asked; undefined when it is not there, or answers its owner alone. */
export async function candidateIn(ctx: Ctx, chatId: string, agentId: string): Promise<Candidate | undefined> {
  const row = await agentsIn(ctx.store.db, chatId).where('agents.id', '=', agentId).executeTakeFirst()
  const candidate = row && (await candidateOf(ctx, row))
  return candidate && mayAsk(candidate, ctx.actor.id) ? candidate : undefined
}

/** Those that are to answer a message, decided while nothing else can change: by mention in its order, or all. */
export async function askedBy(
  { tx, chat }: Pick<ChatChange, 'tx' | 'chat'>,
  message: Pick<Message, 'mentions'>,
  candidates: readonly Candidate[],
  personId: string,
): Promise<Candidate[]> {
  const able = await ableOf({ tx, chat }, candidates, personId)
  const mentioned = amongst(able, message)
  const isForAll = chat.agents_answer === 'always' && mentioned.length === 0
  return (isForAll ? able : mentioned).slice(0, MAX_ASKED)
}

/** Those of them that a message mentions, in its order. */
export const mentionedOf = async (
  change: Pick<ChatChange, 'tx' | 'chat'>,
  message: Pick<Message, 'mentions'>,
  candidates: readonly Candidate[],
  personId: string,
): Promise<Candidate[]> => amongst(await ableOf(change, candidates, personId), message).slice(0, MAX_ASKED)

const amongst = (agents: Candidate[], { mentions }: Pick<Message, 'mentions'>): Candidate[] =>
  mentions.flatMap((id) => agents.filter((agent) => agent.id === id))

async function ableOf(
  { tx, chat }: Pick<ChatChange, 'tx' | 'chat'>,
  candidates: readonly Candidate[],
  personId: string,
): Promise<Candidate[]> {
  if (candidates.length === 0 || chat.agents_answer === 'never') return []
  const present = await idsIn(tx, chat.id)
  return candidates.filter((agent) => present.has(agent.id) && mayAsk(agent, personId))
}

/** One that is its owner’s alone answers nobody else, wherever it is. */
const mayAsk = (agent: Candidate, personId: string): boolean =>
  agent.visibility !== 'mine' || agent.ownerId === personId

async function idsIn(tx: Tx, chatId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('participants')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('kind', '=', 'agent')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Asks several agents in a line: each answers below the one before, so that they are no alternatives. */
export async function askAgents(
  ctx: Ctx,
  change: ChatChange,
  agents: readonly Candidate[],
  { message, parentId = message.id }: { message: Pick<Message, 'id' | 'threadId'>; parentId?: string },
  chain: Chain,
): Promise<Reply[]> {
  const replies: Reply[] = []
  let { chainId } = chain
  let above = parentId
  for (const { id, name, model, parameters, tools } of agents) {
    const { reply } = await addReply(ctx, change, {
      agent: { id, name },
      model,
      parameters,
      tools: tools ?? undefined,
      parentId: above,
      threadId: message.threadId,
      askedIn: message.id,
      askedBy: chain.askedBy,
      depth: chain.depth,
      chainId,
      ...(replies.length === 0 && { replyId: chain.replyId }),
    })
    replies.push(reply)
    chainId ??= reply.id
    above = reply.messageId
  }
  return replies
}
