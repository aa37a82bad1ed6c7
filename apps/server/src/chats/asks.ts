import { AppError, newId, plainMessage, type Message, type Parameters, type Reply } from '@parley/contracts'
import type { ChosenModel, Ctx } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import { readDefaultModel } from '../people/default-model.ts'
import type { ChatChange } from './change-chat.ts'
import { insertMessage, insertReply } from './message-rows.ts'
import { tellSaid } from './room-lists.ts'

export type Ask = {
  replyId?: string | undefined
  parentId: string
  model: ChosenModel
  /** Who answers with that model; without one, the chat’s model does under its own name. */
  agent?: { id: string; name: string } | undefined
  threadId?: string | null | undefined
  /** The person whose words began it, the reply those began, and how many agents asked each other on the way. */
  askedBy?: string | undefined
  chainId?: string | undefined
  depth?: number | undefined
  /** The message whose words ask, when it is not the one above. */
  askedIn?: string | undefined
  parameters?: Parameters | undefined
  tools?: readonly string[] | undefined
}

/** R9: a reply begins here, in the transaction of the op that asks for it, and nowhere else. */
export async function addReply(
  ctx: Ctx,
  change: ChatChange,
  ask: Ask,
): Promise<{ reply: Reply; message: Message }> {
  const { chat, at } = change
  const messageId = newId()
  const reply: Reply = {
    id: ask.replyId ?? newId(),
    chatId: chat.id,
    messageId,
    askedBy: ask.askedBy ?? ctx.actor.id,
    agentId: ask.agent?.id ?? null,
    depth: ask.depth ?? 0,
    model: ask.model.id,
    status: 'queued',
    attempt: 0,
    usage: null,
    error: null,
    queuedAt: at,
    startedAt: null,
    endedAt: null,
  }
  const author = ask.agent ?? ask.model
  const message = await insertMessage(change, {
    ...plainMessage,
    id: messageId,
    chatId: chat.id,
    parentId: ask.parentId,
    threadId: ask.threadId ?? null,
    role: 'assistant',
    author: { kind: 'agent', id: author.id, name: author.name },
    parts: [],
    status: 'writing',
    reply,
    createdAt: at,
  })
  await insertReply(change.tx, {
    reply,
    parameters: ask.parameters ?? JSON.parse(chat.parameters),
    tools: ask.tools ?? null,
    chainId: ask.chainId ?? reply.id,
    askedIn: ask.askedIn ?? ask.parentId,
  })
  change.record({ type: 'reply.asked', message })
  if (chat.kind === 'room') tellSaid(ctx, change, message)
  await change.enqueue('reply.write', { replyId: reply.id })
  return { reply, message }
}

/**
 * The model that will answer in a direct chat: the message’s, the chat’s, its agent’s, the person’s, the server’s. Decided before the transaction, as it
 * may mean asking a provider what it has.
 */
export async function chooseModel(
  ctx: Ctx,
  wanted: string | undefined,
  ofChat: string | null,
  ofAgent?: string | null,
): Promise<ChosenModel> {
  const named = wanted ?? ofChat ?? ofAgent
  return named ? ctx.models.named(named) : ctx.models.preferred(await readDefaultModel(ctx))
}

/** A message of this chat; one of another chat does not exist here. */
export async function messageIn(change: ChatChange, id: string) {
  const [row] = await rowIn(change.tx, { id, chatId: change.chat.id })
  if (!row) throw new AppError('not_found', { detail: 'There is no such message in this chat.' })
  return row
}

const rowIn = prepared((tx, { id, chatId }: { id: string; chatId: string }) =>
  tx
    .selectFrom('messages')
    .select(['id', 'parent_id', 'role', 'status', 'author_id', 'author_kind', 'thread_id'])
    .where('id', '=', id)
    .where('chat_id', '=', chatId),
)
