import { THREAD_AUTHORS, type ThreadSummary } from '@parley/contracts'
import { prepared } from '../db/prepared.ts'
import type { Reader } from '../streams/log.ts'

/** What messages tell of the threads below them, those that have one. */
export async function readThreadSummaries(
  db: Reader,
  messageIds: readonly string[],
): Promise<Map<string, ThreadSummary>> {
  const rows = await authorsBelow(db, { messageIds })
  const byMessage = new Map<string, ThreadSummary>()
  for (const row of rows) {
    const id = row.thread_id ?? ''
    const before = byMessage.get(id) ?? { replies: 0, lastAt: 0, lastPosition: 0, authors: [] }
    byMessage.set(id, {
      replies: before.replies + Number(row.replies),
      lastAt: Math.max(before.lastAt, row.lastAt),
      lastPosition: Math.max(before.lastPosition, row.lastPosition),
      authors: before.authors.length < THREAD_AUTHORS ? [...before.authors, row.author_id] : before.authors,
    })
  }
  return byMessage
}

const authorsBelow = prepared((db, { messageIds }: { messageIds: readonly string[] }) =>
  db
    .selectFrom('messages')
    .select(({ fn }) => [
      'thread_id',
      'author_id',
      fn.countAll().as('replies'),
      fn.max('created_at').as('lastAt'),
      fn.max('position').as('lastPosition'),
      fn.min('position').as('firstPosition'),
    ])
    .where('thread_id', 'in', messageIds)
    .groupBy(['thread_id', 'author_id'])
    .orderBy('firstPosition'),
)
