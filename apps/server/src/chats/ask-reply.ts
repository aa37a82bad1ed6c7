import { AppError, type AskReply, type Reply } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { directlyAnswering, isRoom } from './answerers.ts'
import { addReply, messageIn, type Ask } from './asks.ts'
import { candidateIn, type Candidate } from './agents-asked.ts'
import { changeChat, recordListing, type ChatChange } from './change-chat.ts'

/** Asks for one more answer to a message that is there (an alternative to those it has). */
export async function askReply(ctx: Ctx, chatId: string, args: AskReply): Promise<Reply> {
  ctx.tools.mustExist(args.tools)
  const answer = (await isRoom(ctx, chatId))
    ? await agentAnswering(ctx, chatId, args)
    : await directlyAnswering(ctx, chatId, args.model)
  return changeChat(ctx, chatId, { name: 'reply.ask', args, needs: 'speak' }, async (change) => {
    const parent = await messageIn(change, args.parentId)
    if (parent.role === 'assistant' && parent.status === 'writing') throw new AppError('reply_running')
    const asked = answer(change, { parameters: args.parameters, tools: args.tools })
    const { reply } = await addReply(ctx, change, {
      ...asked,
      replyId: args.id,
      parentId: parent.id,
      threadId: parent.thread_id,
    })
    if (change.chat.kind === 'direct') await recordListing(change, chatId, ctx.actor.id)
    return reply
  })
}

/** The agent of a room that was named, or that answered there before. */
async function agentAnswering(ctx: Ctx, chatId: string, args: AskReply) {
  const agentId = args.agentId ?? (await lastToAnswer(ctx, chatId, args.parentId))
  const agent = agentId === undefined ? undefined : await candidateIn(ctx, chatId, agentId)
  return ({ chat }: ChatChange): Pick<Ask, 'agent' | 'model' | 'parameters' | 'tools'> => {
    if (chat.agents_answer === 'never')
      throw new AppError('conflict', {
        detail: 'Agents do not answer in this room; who manages it can change that in its settings.',
      })
    if (!agent) throw new AppError('not_found', { detail: 'Say which agent of this room shall answer.' })
    return asked(agent)
  }
}

const asked = ({ id, name, model, parameters, tools }: Candidate) => ({
  agent: { id, name },
  model,
  parameters,
  tools: tools ?? undefined,
})

async function lastToAnswer({ store }: Ctx, chatId: string, parentId: string): Promise<string | undefined> {
  const reply = await store.db
    .selectFrom('messages')
    .innerJoin('replies', 'replies.message_id', 'messages.id')
    .select('replies.agent_id')
    .where('messages.parent_id', '=', parentId)
    .where('messages.chat_id', '=', chatId)
    .where('replies.agent_id', 'is not', null)
    .orderBy('messages.position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return reply?.agent_id ?? undefined
}
