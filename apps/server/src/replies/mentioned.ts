import { ROOM_MENTION, textOf, type Part } from '@parley/contracts'
import type { Selectable } from 'kysely'
import { askAgents, candidatesFor, mentionedOf, type Candidate } from '../chats/agents-asked.ts'
import { maySpeak } from '../chats/access.ts'
import { isRoom } from '../chats/answerers.ts'
import type { ChatChange } from '../chats/change-chat.ts'
import { mentionInstead, resolveMentions } from '../chats/mentions.ts'
import { tellListed } from '../chats/room-lists.ts'
import { newestLeafBelow } from '../chats/tree.ts'
import type { Ctx } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Change } from '../streams/change.ts'
import type { ReplyDeps } from './deps.ts'

/** How many agents may ask each other on the way from a person’s words, and how many answers those words may cause. */
const MAX_DEPTH = 4
const MAX_CHAIN = 8

type ReplyRow = Selectable<Schema['replies']>

/** What an answer that is complete says to others in its room. */
export type Said = { reply: ReplyRow; text: string; candidates: Candidate[] }

/** Read before the transaction, as the models of agents are chosen; undefined outside of rooms. */
export async function readSaid(deps: ReplyDeps, reply: ReplyRow, parts: Part[]): Promise<Said | undefined> {
  if (reply.agent_id === null || !(await isRoom(deps, reply.chat_id))) return undefined
  const text = textOf(parts)
  const candidates = await candidatesFor(deps, reply.chat_id, text)
  return { reply, text, candidates: candidates.filter(({ id }) => id !== reply.agent_id) }
}

/** Keeps whom of its room an answer mentions. An agent does not call everybody. */
export async function keepMentions(ctx: Ctx, change: Change, { reply, text }: Said): Promise<string[]> {
  const mentioned = await resolveMentions(change.tx, reply.chat_id, text)
  const mentions = mentioned.filter((id) => id !== ROOM_MENTION && id !== reply.agent_id)
  const message = await change.tx
    .updateTable('messages')
    .set({ mentions: JSON.stringify(mentions) })
    .where('id', '=', reply.message_id)
    .where('status', '!=', 'deleted')
    .returning(['id', 'chat_id as chatId', 'thread_id as threadId', 'position'])
    .executeTakeFirst()
  if (!message) return []
  await mentionInstead(change.tx, { ...message, mentions })
  if (mentions.length > 0) tellListed(ctx, change, reply.chat_id)
  return mentions
}

/**
 * The agents that an answer mentions are asked in turn, on behalf of the person whose words began it. One that is written on
 * after its end does not ask the same ones again.
 */
export async function askOn(
  ctx: Ctx,
  change: Change,
  { reply, candidates }: Said,
  mentions: string[],
): Promise<void> {
  if (candidates.length === 0 || mentions.length === 0 || reply.depth >= MAX_DEPTH) return
  const chat = await change.tx
    .selectFrom('chats')
    .selectAll()
    .where('id', '=', reply.chat_id)
    .executeTakeFirstOrThrow()
  if (chat.kind !== 'room' || !(await maySpeak(change.tx, chat, reply.asked_by))) return
  const inRoom: ChatChange = { ...change, chat }
  const asked = await askedAlready(change, reply)
  const mentioned = await mentionedOf(inRoom, { mentions }, candidates, reply.asked_by)
  const agents = mentioned.filter(({ id }) => !asked.has(id))
  const left = MAX_CHAIN - (await lengthOf(change, reply))
  const { message, parentId } = await whereNext(change, reply)
  await askAgents(ctx, inRoom, agents.slice(0, Math.max(0, left)), { message, parentId }, chainOf(reply))
}

const chainOf = ({ asked_by, depth, chain_id, id }: ReplyRow) => ({
  askedBy: asked_by,
  depth: depth + 1,
  chainId: chain_id ?? id,
})

async function askedAlready({ tx }: Change, { chain_id, id, message_id }: ReplyRow) {
  const rows = await tx
    .selectFrom('replies')
    .select('agent_id')
    .where('chain_id', '=', chain_id ?? id)
    .where('asked_in', '=', message_id)
    .execute()
  return new Set(rows.map(({ agent_id }) => agent_id))
}

async function lengthOf({ tx }: Change, { chain_id, id }: ReplyRow): Promise<number> {
  const { count } = await tx
    .selectFrom('replies')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('chain_id', '=', chain_id ?? id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The end of the line or of the thread: people may have talked on while the answer was written. */
async function whereNext({ tx }: Change, { message_id, chat_id }: ReplyRow) {
  const message = await tx
    .selectFrom('messages')
    .select(['id', 'thread_id as threadId'])
    .where('id', '=', message_id)
    .executeTakeFirstOrThrow()
  if (message.threadId === null) return { message, parentId: await newestLeafBelow(tx, chat_id, message_id) }
  const last = await tx
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', message.threadId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { message, parentId: last.id }
}
