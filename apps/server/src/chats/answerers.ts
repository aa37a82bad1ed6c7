import type { Message, Parameters, Reply, SendMessage } from '@parley/contracts'
import { usableAgent } from '../agents/access.ts'
import type { Ctx, Spine } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import { askAgents, askedBy, candidatesFor } from './agents-asked.ts'
import { addReply, chooseModel, type Ask } from './asks.ts'
import type { ChatChange } from './change-chat.ts'

type Asking = Pick<Ask, 'replyId' | 'parameters' | 'tools'>
type Answerer = (change: ChatChange, message: Message, ask: Asking) => Promise<Reply[]>
const nobody: Answerer = async () => []

/** Who will answer, decided before the transaction, as it may mean asking a provider what it has. */
export async function answererOf(ctx: Ctx, chatId: string, args: SendMessage): Promise<Answerer> {
  if (args.ask === false) return nobody
  const [chat] = await readAnswering(ctx.store.db, { chatId })
  return chat?.kind === 'room' ? roomAnswerer(ctx, chatId, args) : directAnswerer(ctx, chat, args)
}

export async function isRoom({ store }: Spine, chatId: string): Promise<boolean> {
  const [chat] = await readAnswering(store.db, { chatId })
  return chat?.kind === 'room'
}

/** The agents of a room have models, parameters and tools of their own. */
async function roomAnswerer(ctx: Ctx, chatId: string, args: SendMessage): Promise<Answerer> {
  const candidates = await candidatesFor(ctx, chatId, args.content)
  return async (change, message, { replyId }) => {
    const agents = await askedBy(change, message, candidates, ctx.actor.id)
    return askAgents(ctx, change, agents, { message }, { askedBy: ctx.actor.id, depth: 0, replyId })
  }
}

async function directAnswerer(ctx: Ctx, chat: Answered, args: SendMessage): Promise<Answerer> {
  const answering = await answeringIn(ctx, chat, args.model)
  return async (change, message, ask) => {
    const { reply } = await addReply(ctx, change, { ...answering(change, ask), parentId: message.id })
    return [reply]
  }
}

type Answering = (change: ChatChange, ask: Asking) => Asking & Pick<Ask, 'model' | 'agent'>

/** Who answers in a direct chat: its agent as it is set up, but for what the message or the chat say; or a bare model. */
export async function directlyAnswering(
  ctx: Ctx,
  chatId: string,
  wanted: string | undefined,
): Promise<Answering> {
  const [chat] = await readAnswering(ctx.store.db, { chatId })
  return answeringIn(ctx, chat, wanted)
}

type Answered = { model: string | null; agentId: string | null } | undefined

async function answeringIn(ctx: Ctx, chat: Answered, wanted: string | undefined): Promise<Answering> {
  // One that its owner shares no longer is refused, rather than another answering in its place.
  const agent = chat?.agentId ? await usableAgent(ctx.store.db, ctx.actor, chat.agentId) : undefined
  const model = await chooseModel(ctx, wanted, chat?.model ?? null, agent?.model)
  if (!agent) return (_change, ask) => ({ ...ask, model })
  return ({ chat }, ask) => ({
    ...ask,
    model,
    agent: { id: agent.id, name: agent.name },
    parameters: { ...parse(agent.parameters), ...(ask.parameters ?? parse(chat.parameters)) },
    tools: ask.tools ?? (JSON.parse(agent.tools) as string[] | null) ?? undefined,
  })
}

const parse = (parameters: string) => JSON.parse(parameters) as Parameters

const readAnswering = prepared((db, { chatId }: { chatId: string }) =>
  db
    .selectFrom('chats')
    .leftJoin('participants', (join) =>
      join.onRef('participants.chat_id', '=', 'chats.id').on('participants.kind', '=', 'agent'),
    )
    .select(['chats.kind', 'chats.model', 'participants.id as agentId'])
    .where('chats.id', '=', chatId)
    .limit(1),
)
