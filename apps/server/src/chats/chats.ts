import {
  AppError,
  chatStream,
  inboxStream,
  newId,
  plainMessage,
  type Chat,
  type CreateChat,
  type Participant,
} from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { changeStream, type Change } from '../streams/change.ts'
import { personIdsOf, reachableChat } from './access.ts'
import { copyBranch, readBranchSource } from './branches.ts'
import { changeChat, recordListing } from './change-chat.ts'
import { insertMessage, type NewMessage } from './message-rows.ts'
import { insertParticipant } from './participants.ts'
import { newRoom, roomColumns } from './room-settings.ts'
import { chatOf } from './rows.ts'
import { stopReplies } from './stop-replies.ts'

/** Earlier conversation that a new chat begins with. */
export type Opening = readonly { role: 'user' | 'assistant'; content: string }[]

/** Makes a chat of one person; with `branchFrom` it begins with a copy of the way to that message. */
export async function createChat(ctx: Ctx, args: CreateChat, opening: Opening = []): Promise<Chat> {
  if (args.model) await ctx.models.named(args.model)
  // A repeat must meet the same stream, so the id follows from the op when the client did not choose one.
  const chatId = args.id ?? ctx.opId
  const verb = { name: 'chat.create', args: { ...args, opening }, authorise: async () => {} }
  return changeStream(ctx, chatStream(chatId), verb, async (change) => {
    const source = args.branchFrom ? await readBranchSource(change.tx, ctx.actor, args.branchFrom) : undefined
    const chat: Chat = {
      id: chatId,
      kind: args.room ? 'room' : 'direct',
      title: args.title ?? source?.chat.title ?? '',
      model: args.model ?? source?.chat.model ?? null,
      parameters: args.parameters ?? source?.chat.parameters ?? {},
      leafId: null,
      branchedFrom: args.branchFrom ?? null,
      room: args.room ? newRoom(args.room) : null,
      createdAt: change.at,
    }
    await insertChat(change, chat)
    const participants = await insertParticipants(ctx, change, chatId, args)
    if (source) chat.leafId = await copyBranch(change.tx, chatId, source)
    for (const message of openingMessages(ctx, chat, opening)) {
      await insertMessage(change, message)
      chat.leafId = message.id
    }
    change.record({ type: 'chat.created', chat, participants })
    for (const { id, kind } of participants) if (kind === 'person') await recordListing(change, chatId, id)
    return chat
  })
}

/** Who makes a chat owns it; in a room others may be in it from the start, in a direct chat one agent. */
async function insertParticipants(
  ctx: Ctx,
  change: Change,
  chatId: string,
  { room, participants = [], agentId }: CreateChat,
): Promise<Participant[]> {
  if (!room && participants.length > 0) throw new AppError('not_a_room')
  const others = agentId ? [...participants, { kind: 'agent' as const, id: agentId }] : participants
  const added = [
    await insertParticipant(ctx, change, chatId, { kind: 'person', id: ctx.actor.id, role: 'owner' }),
  ]
  for (const other of others) added.push(await insertParticipant(ctx, change, chatId, other))
  return added
}

function openingMessages(ctx: Ctx, chat: Chat, opening: Opening): NewMessage[] {
  const ids = opening.map(() => newId())
  return opening.map(({ role, content }, index) => ({
    ...plainMessage,
    id: ids[index] ?? newId(),
    chatId: chat.id,
    parentId: ids[index - 1] ?? null,
    role,
    author:
      role === 'user'
        ? { kind: 'person', id: ctx.actor.id, name: ctx.actor.name }
        : { kind: 'agent', id: 'context', name: 'Assistant' },
    parts: [{ type: 'text', text: content }],
    status: 'complete',
    createdAt: chat.createdAt,
  }))
}

async function insertChat(change: Change, chat: Chat) {
  const inserted = await change.tx
    .insertInto('chats')
    .values({
      id: chat.id,
      kind: chat.kind,
      title: chat.title,
      model: chat.model,
      parameters: JSON.stringify(chat.parameters),
      leaf_id: null,
      branched_from_chat: chat.branchedFrom?.chatId ?? null,
      branched_from_message: chat.branchedFrom?.messageId ?? null,
      created_at: chat.createdAt,
      active_at: chat.createdAt,
      deleted_at: null,
      ...roomColumns(chat.room),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new AppError('conflict', { detail: 'A chat with this id exists already.' })
}

export async function readChat(ctx: Ctx, chatId: string): Promise<Chat> {
  return chatOf(await reachableChat(ctx.store.db, ctx.actor, chatId))
}

/** Takes a chat away from everybody; what is being written in it stops. */
export function deleteChat(ctx: Ctx, chatId: string): Promise<void> {
  const verb = { name: 'chat.delete', args: {}, needs: 'own', departs: true } as const
  return changeChat(ctx, chatId, verb, async (change) => {
    await change.tx.updateTable('chats').set({ deleted_at: change.at }).where('id', '=', chatId).execute()
    change.record({ type: 'chat.deleted' })
    for (const personId of await personIdsOf(change.tx, chatId))
      change.recordIn(inboxStream(personId), { type: 'chat.unlisted', chatId })
    await stopReplies(ctx, change, chatId)
    change.afterCommit(() => ctx.bus.publish({ kind: 'access', stream: chatStream(chatId) }))
  })
}
