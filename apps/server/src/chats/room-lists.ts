import { chatStream, type ChatListItem, type Message, type Signal, type StreamEvent } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import type { Change } from '../streams/change.ts'
import type { Reader } from '../streams/log.ts'
import type { ChatChange } from './change-chat.ts'
import { listRows } from './list-rows.ts'
import { listItemOf } from './rows.ts'

/** R8: that something was said is told to whoever has the room in their list; it costs no row for each of them. */
export function tellSaid(
  ctx: Ctx,
  { chat, at, afterCommit }: Pick<ChatChange, 'chat' | 'at' | 'afterCommit'>,
  { threadId, position, author, mentions }: Message,
): void {
  const said = { chatId: chat.id, threadId, position, at, authorId: author.id, mentions }
  const signal: Signal = { kind: 'chat.said', ...said }
  afterCommit(() => ctx.bus.publish({ kind: 'signal', stream: chatStream(chat.id), listed: true, signal }))
}

/** That a room looks different in the lists of its people: each process tells those it serves how, in one query. */
export const tellListed = (ctx: Ctx, change: Pick<Change, 'afterCommit'>, chatId: string): void =>
  change.afterCommit(() => ctx.bus.publish({ kind: 'listed', stream: chatStream(chatId) }))

/** The streams of the rooms in a person's list. */
export async function readRoomStreams(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .select('chats.id')
    .where('participants.id', '=', personId)
    .where('participants.archived_at', 'is', null)
    .where('chats.kind', '=', 'room')
    .where('chats.deleted_at', 'is', null)
    .execute()
  return rows.map(({ id }) => chatStream(id))
}

/** How the rooms of these people, or just one of them, look in the list of each. */
export async function readListed(
  db: Reader,
  personIds: readonly string[],
  stream?: string,
): Promise<Map<string, Signal>> {
  let rows = listRows(db)
    .where('participants.id', 'in', personIds)
    .where('participants.archived_at', 'is', null)
    .where('chats.kind', '=', 'room')
  if (stream !== undefined) rows = rows.where('chats.id', '=', stream.slice(chatStream('').length))
  const items = new Map<string, ChatListItem[]>()
  for (const row of await rows.execute())
    items.set(row.person_id, [...(items.get(row.person_id) ?? []), listItemOf(row)])
  return new Map([...items].map(([id, ofPerson]) => [id, { kind: 'chats.listed', items: ofPerson }]))
}

/** What an event of an inbox changes in which rooms its person hears of. */
export function listedAfter(event: StreamEvent): { hears?: string; hearsNoMore?: string } | undefined {
  if (event.type === 'chat.unlisted') return { hearsNoMore: chatStream(event.chatId) }
  if (event.type !== 'chat.listed' || event.item.kind !== 'room') return undefined
  const stream = chatStream(event.item.id)
  return event.item.archivedAt === null ? { hears: stream } : { hearsNoMore: stream }
}
