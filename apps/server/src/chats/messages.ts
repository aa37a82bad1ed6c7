import {
  AppError,
  newId,
  plainMessage,
  toChatMessage,
  type ChatMessage,
  type EditMessage,
  type Part,
  type SendMessage,
  type SentMessage,
} from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { chatOfMessage } from './access.ts'
import { addReply, chooseModel, messageIn } from './asks.ts'
import { changeChat, recordListing, type ChatChange } from './change-chat.ts'
import { readCurrent } from './chat-snapshot.ts'
import { insertMessage, type NewMessage } from './message-rows.ts'

const TITLE_LENGTH = 60

/** Says something in a chat; unless told otherwise, its model answers. */
export async function sendMessage(ctx: Ctx, chatId: string, args: SendMessage): Promise<SentMessage> {
  const asks = args.ask ?? true
  const model = asks ? await chooseModel(ctx, chatId, args.model) : undefined
  return changeChat(ctx, chatId, { name: 'message.send', args, needs: 'speak' }, async (change) => {
    const parentId = args.parentId === undefined ? change.chat.leaf_id : args.parentId
    await assertCanFollow(change, parentId)
    const message = await insertMessage(change, spoken(ctx, chatId, args, parentId, change.at))
    change.record({ type: 'message.sent', message })
    if (change.chat.title === '') await titleBy(change, args.content)
    const answer = model ? await addReply(ctx, change, { ...args, parentId: message.id, model }) : undefined
    await recordListing(change, chatId, ctx.actor.id)
    const reply = answer?.reply ?? null
    return { message: toChatMessage(message), reply, replies: reply ? [reply] : [] }
  })
}

async function assertCanFollow(change: ChatChange, parentId: string | null) {
  if (parentId === null) return
  const parent = await messageIn(change, parentId)
  if (parent.status === 'writing') throw new AppError('reply_running')
}

const spoken = (
  ctx: Ctx,
  chatId: string,
  args: SendMessage,
  parentId: string | null,
  at: number,
): NewMessage => ({
  ...plainMessage,
  id: args.id ?? newId(),
  chatId,
  parentId,
  role: 'user',
  author: { kind: 'person', id: ctx.actor.id, name: ctx.actor.name },
  parts: [{ type: 'text', text: args.content }],
  status: 'complete',
  createdAt: at,
})

/** A chat without a title takes the beginning of what is first said in it. */
async function titleBy(change: ChatChange, content: string) {
  const line = content.trim().split('\n')[0]?.replace(/\s+/g, ' ').trim() ?? ''
  const title =
    line.length > TITLE_LENGTH
      ? `${line
          .slice(0, TITLE_LENGTH - 1)
          .toWellFormed()
          .trimEnd()}…`
      : line
  if (title === '') return
  await change.tx.updateTable('chats').set({ title }).where('id', '=', change.chat.id).execute()
  change.record({ type: 'chat.renamed', title })
}

/** Changes the words of one's own message in place. */
export async function editMessage(ctx: Ctx, messageId: string, args: EditMessage): Promise<ChatMessage> {
  const chatId = await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  await changeChat(
    ctx,
    chatId,
    { name: 'message.edit', args: { messageId, ...args }, needs: 'speak' },
    async (change) => {
      await assertOwn(ctx, change, messageId)
      const parts: Part[] = [{ type: 'text', text: args.content }]
      await change.tx
        .updateTable('messages')
        .set({ parts: JSON.stringify(parts), content: args.content, edited_at: change.at })
        .where('id', '=', messageId)
        .execute()
      change.record({ type: 'message.edited', messageId, parts, mentions: [], editedAt: change.at })
    },
  )
  return readMessage(ctx, messageId)
}

/** Empties a message; it stays in the tree, so that what answers it keeps its place. */
export async function deleteMessage(ctx: Ctx, messageId: string): Promise<void> {
  const chatId = await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  await changeChat(
    ctx,
    chatId,
    { name: 'message.delete', args: { messageId }, needs: 'speak' },
    async (change) => {
      const message = await messageIn(change, messageId)
      if (message.status === 'writing') throw new AppError('reply_running')
      if (message.author_kind === 'person') await assertOwn(ctx, change, messageId)
      await change.tx
        .updateTable('messages')
        .set({ parts: '[]', content: '', status: 'deleted' })
        .where('id', '=', messageId)
        .execute()
      change.record({ type: 'message.deleted', messageId })
    },
  )
}

async function assertOwn(ctx: Ctx, change: ChatChange, messageId: string) {
  const message = await messageIn(change, messageId)
  if (message.status === 'deleted') throw new AppError('not_found')
  if (message.author_kind !== 'person' || message.author_id !== ctx.actor.id)
    throw new AppError('forbidden', { detail: 'Only who wrote a message may change it.' })
}

/** A message as it stands now: one being written with the text it has so far. */
export async function readMessage(ctx: Ctx, messageId: string): Promise<ChatMessage> {
  await chatOfMessage(ctx.store.db, ctx.actor, messageId)
  const message = await readCurrent(ctx, messageId)
  if (!message) throw new AppError('not_found')
  return toChatMessage(message)
}
