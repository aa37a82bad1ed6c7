import { chatStream, newId } from '@parley/contracts'
import { openStore, type Store } from '../apps/server/src/db/store.ts'

const BATCH = 500
const TEXT =
  'A message of usual length, a sentence or two, as people and models write them to each other all day long. '

type Seed = { chatId: string; personId: string; count: number }

/** Gives a chat a long past: one branch of messages by turns, each with its event, as if they had been sent. */
export async function fillChat(dataDir: string, seed: Seed): Promise<void> {
  const store = await openStore({ dataDir })
  try {
    await insertAll(store, seed)
  } finally {
    await store.close()
  }
}

async function insertAll({ db }: Store, { chatId, personId, count }: Seed): Promise<void> {
  const stream = chatStream(chatId)
  const { head } = await db
    .selectFrom('streams')
    .select('head')
    .where('id', '=', stream)
    .executeTakeFirstOrThrow()
  const messages = longBranch(chatId, personId, count)
  for (let start = 0; start < count; start += BATCH) {
    const batch = messages.slice(start, start + BATCH)
    await db.insertInto('messages').values(batch).execute()
    const events = batch.map((message, index) => eventOf(message, stream, head + start + index + 1))
    await db.insertInto('events').values(events).execute()
  }
  await db
    .updateTable('streams')
    .set({ head: head + count })
    .where('id', '=', stream)
    .execute()
  await db
    .updateTable('chats')
    .set({ leaf_id: messages.at(-1)?.id ?? null })
    .where('id', '=', chatId)
    .execute()
}

type Row = ReturnType<typeof longBranch>[number]

function longBranch(chatId: string, personId: string, count: number) {
  const ids = Array.from({ length: count }, () => newId())
  return ids.map((id, index) => {
    const content = TEXT.repeat(1 + (index % 3))
    const isPerson = index % 2 === 0
    return {
      id,
      chat_id: chatId,
      parent_id: ids[index - 1] ?? null,
      position: index + 1,
      role: isPerson ? 'user' : 'assistant',
      author_kind: isPerson ? 'person' : 'agent',
      author_id: isPerson ? personId : 'demo:demo',
      author_name: isPerson ? 'ada' : 'Demo',
      parts: JSON.stringify([{ type: 'text', text: content }]),
      content,
      status: 'complete',
      created_at: Date.now(),
      edited_at: null,
    }
  })
}

const eventOf = (message: Row, stream: string, seq: number) => ({
  stream_id: stream,
  seq,
  type: 'message.sent',
  actor: message.author_id,
  op_id: null,
  body: JSON.stringify({ type: 'message.sent', message: { ...message, parts: JSON.parse(message.parts) } }),
  at: message.created_at,
})
