import {
  AppError,
  newId,
  plainMessage,
  toChatMessage,
  type ChatMessage,
  type SendMessage,
  type SentMessage,
} from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import { chatOfMessage } from './access.ts'
import { answererOf } from './answerers.ts'
import { messageIn } from './asks.ts'
import { changeChat, recordListing, type ChatChange } from './change-chat.ts'
import { readCurrent } from './chat-snapshot.ts'
import { firstTitle } from './first-title.ts'
import { resolveMentions } from './mentions.ts'
import { insertMessage, type NewMessage } from './message-rows.ts'
import { tellListed, tellSaid } from './room-lists.ts'

/** Says something in a chat; unless told otherwise, who is there to answer does. */
export async function sendMessage(ctx: Ctx, chatId: string, args: SendMessage): Promise<SentMessage> {
  ctx.tools.mustExist(args.tools)
  const answerer = await answererOf(ctx, chatId, args)
  return changeChat(ctx, chatId, { name: 'message.send', args, needs: 'speak' }, async (change) => {
    const message = await insertMessage(change, await spoken(ctx, change, args))
    change.record({ type: 'message.sent', message })
    if (change.chat.title === '') await titleBy(ctx, change, args.content)
    // Before what its answers are told of: lists take positions in their order.
    if (change.chat.kind === 'room') tellSaid(ctx, change, message)
    const ask = { parameters: args.parameters, tools: args.tools, replyId: args.replyId }
    const replies = await answerer(change, message, ask)
    if (change.chat.kind === 'direct') await recordListing(change, chatId, ctx.actor.id)
    return { message: toChatMessage(message), reply: replies[0] ?? null, replies }
  })
}

async function spoken(ctx: Ctx, change: ChatChange, args: SendMessage): Promise<NewMessage> {
  const { chat, at, tx } = change
  return {
    ...plainMessage,
    id: args.id ?? newId(),
    chatId: chat.id,
    parentId: await parentOf(ctx, change, args),
    threadId: args.threadId ?? null,
    role: 'user',
    author: { kind: 'person', id: ctx.actor.id, name: ctx.actor.name },
    parts: [{ type: 'text', text: args.content }],
    mentions: chat.kind === 'room' ? await resolveMentions(tx, chat.id, args.content) : [],
    status: 'complete',
    createdAt: at,
  }
}

/** What a message follows: what it names, the last of its thread, or where its author stands. */
async function parentOf(ctx: Ctx, change: ChatChange, args: SendMessage): Promise<string | null> {
  if (args.threadId !== undefined) return endOfThread(change, args.threadId)
  const parentId = args.parentId === undefined ? await standOf(ctx, change) : args.parentId
  if (parentId === null) return null
  const parent = await messageIn(change, parentId)
  if (parent.thread_id !== null)
    throw new AppError('conflict', { detail: 'That message is in a thread: say `threadId` to answer there.' })
  // In a room people talk on while an agent writes.
  if (parent.status === 'writing' && change.chat.kind === 'direct') throw new AppError('reply_running')
  return parentId
}

async function standOf(ctx: Ctx, { tx, chat }: ChatChange): Promise<string | null> {
  const [self] = await placeOf(tx, { chatId: chat.id, personId: ctx.actor.id })
  return self?.place_id ?? chat.leaf_id
}

const placeOf = prepared((tx, { chatId, personId }: { chatId: string; personId: string }) =>
  tx.selectFrom('participants').select('place_id').where('chat_id', '=', chatId).where('id', '=', personId),
)

/** A thread is a line of its own, which begins at the message it is below. */
async function endOfThread(change: ChatChange, threadId: string): Promise<string> {
  const root = await messageIn(change, threadId)
  if (change.chat.kind === 'direct') throw new AppError('not_a_room')
  if (root.thread_id !== null)
    throw new AppError('conflict', { detail: 'A thread cannot begin within a thread.' })
  const last = await change.tx
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', threadId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? threadId
}

/** A chat without a title takes the beginning of what is first said in it. */
async function titleBy(ctx: Ctx, change: ChatChange, content: string) {
  const title = firstTitle(content)
  if (title === '') return
  await change.tx.updateTable('chats').set({ title }).where('id', '=', change.chat.id).execute()
  change.record({ type: 'chat.renamed', title })
  if (change.chat.kind === 'room') tellListed(ctx, change, change.chat.id)
}

/** A message as it stands now: one being written with the text it has so far. */
export async function readMessage(ctx: Ctx, messageId: string): Promise<ChatMessage> {
  await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  const message = await readCurrent(ctx, messageId)
  if (!message) throw new AppError('not_found')
  return toChatMessage(message)
}
