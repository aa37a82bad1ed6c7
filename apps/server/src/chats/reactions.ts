import type { Reaction } from '@parley/contracts'
import type { Reader } from '../streams/log.ts'

/** The reactions of messages, those that have any, in the order they were set. */
export async function readReactions(
  db: Reader,
  messageIds: readonly string[],
): Promise<Map<string, Reaction[]>> {
  const rows = await db
    .selectFrom('reactions')
    .select(['message_id', 'emoji', 'person_id'])
    .where('message_id', 'in', messageIds)
    .orderBy('emoji_place')
    .orderBy('place')
    .execute()
  const byMessage = new Map<string, Reaction[]>()
  for (const row of rows) {
    const reactions = byMessage.get(row.message_id) ?? []
    byMessage.set(row.message_id, reactions)
    const known = reactions.find(({ emoji }) => emoji === row.emoji)
    if (known) known.people.push(row.person_id)
    else reactions.push({ emoji: row.emoji, people: [row.person_id] })
  }
  return byMessage
}
