import { AppError, newId, type Chat } from '@parley/contracts'
import type { Insertable, Selectable } from 'kysely'
import type { Actor } from '../ctx.ts'
import type { Schema } from '../db/schema.ts'
import type { Tx } from '../streams/log.ts'
import { reachableChat } from './access.ts'
import { chatOf } from './rows.ts'

type MessageRow = Selectable<Schema['messages']>
export type BranchSource = { chat: Chat; messageId: string }

const ROWS_AT_ONCE = 500

export async function readBranchSource(
  tx: Tx,
  actor: Actor,
  from: { chatId: string; messageId: string },
): Promise<BranchSource> {
  const chat = chatOf(await reachableChat(tx, actor, from.chatId))
  return { chat, messageId: from.messageId }
}

/** Copies the way from the chat's beginning to a message into a new chat; returns where the copy stands. */
export async function copyBranch(tx: Tx, chatId: string, source: BranchSource): Promise<string> {
  const rows = await readWholeBranch(tx, source)
  let parentId: string | null = null
  const copies: Insertable<Schema['messages']>[] = []
  for (const [index, row] of rows.entries()) {
    const id = newId()
    const { number: _number, ...copied } = row
    const alone = { thread_id: null, pinned_at: null, pinned_by: null, mentions: '[]' }
    copies.push({ ...copied, ...alone, id, chat_id: chatId, parent_id: parentId, position: index + 1 })
    parentId = id
  }
  for (let first = 0; first < copies.length; first += ROWS_AT_ONCE)
    await tx
      .insertInto('messages')
      .values(copies.slice(first, first + ROWS_AT_ONCE))
      .execute()
  await tx
    .updateTable('chats')
    .set({ leaf_id: parentId, position: copies.length })
    .where('id', '=', chatId)
    .execute()
  if (parentId === null) throw new AppError('not_found')
  return parentId
}

async function readWholeBranch(tx: Tx, { chat, messageId }: BranchSource): Promise<MessageRow[]> {
  const rows = await tx
    .withRecursive('branch', (db) =>
      db
        .selectFrom('messages')
        .selectAll()
        .where('id', '=', messageId)
        .where('chat_id', '=', chat.id)
        .unionAll((union) =>
          union
            .selectFrom('messages')
            .innerJoin('branch', 'branch.parent_id', 'messages.id')
            .selectAll('messages'),
        ),
    )
    .selectFrom('branch')
    .selectAll()
    .execute()
  if (rows.length === 0) throw new AppError('not_found', { detail: 'There is no such message in that chat.' })
  if (rows.some((row) => row.status === 'writing')) throw new AppError('reply_running')
  return chainFrom(rows, messageId)
}

/** The rows in the order of the branch, whatever order the database gave them in. */
function chainFrom(rows: MessageRow[], messageId: string): MessageRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const chain: MessageRow[] = []
  for (let row = byId.get(messageId); row; row = row.parent_id === null ? undefined : byId.get(row.parent_id))
    chain.push(row)
  return chain.toReversed()
}
