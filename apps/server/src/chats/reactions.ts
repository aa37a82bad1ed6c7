import { AppError, type Reaction } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader, Tx } from '../streams/log.ts'
import { changeMessage } from './change-message.ts'

/** More different ones than anybody reads. */
const MOST_EMOJI = 30

/** Sets an emoji on a message; setting it again changes nothing. */
export const addReaction = (ctx: Ctx, messageId: string, emoji: string): Promise<void> =>
  changeMessage(ctx, messageId, { name: 'reaction.add', args: { emoji }, needs: 'speak' }, async (change) => {
    const places = await readPlaces(change.tx, messageId)
    const known = places.find((place) => place.emoji === emoji)
    if (!known && places.length >= MOST_EMOJI) throw new AppError('too_many_reactions')
    const added = await change.tx
      .insertInto('reactions')
      .values({
        message_id: messageId,
        emoji,
        person_id: ctx.actor.id,
        at: change.at,
        emoji_place: known?.emojiPlace ?? after(places.map(({ emojiPlace }) => emojiPlace)),
        place: after(places.map(({ lastPlace }) => lastPlace)),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('emoji')
      .executeTakeFirst()
    if (added) change.record({ type: 'reaction.added', messageId, emoji, personId: ctx.actor.id })
  })

/** Takes one’s own emoji off a message. */
export const removeReaction = (ctx: Ctx, messageId: string, emoji: string): Promise<void> =>
  changeMessage(
    ctx,
    messageId,
    { name: 'reaction.remove', args: { emoji }, needs: 'speak' },
    async (change) => {
      const removed = await change.tx
        .deleteFrom('reactions')
        .where('message_id', '=', messageId)
        .where('emoji', '=', emoji)
        .where('person_id', '=', ctx.actor.id)
        .returning('emoji')
        .executeTakeFirst()
      if (removed) change.record({ type: 'reaction.removed', messageId, emoji, personId: ctx.actor.id })
    },
  )

/** Where each emoji of a message stands, and the last person at it. */
const readPlaces = (tx: Tx, messageId: string) =>
  tx
    .selectFrom('reactions')
    .select(({ fn }) => ['emoji', fn.max('emoji_place').as('emojiPlace'), fn.max('place').as('lastPlace')])
    .where('message_id', '=', messageId)
    .groupBy('emoji')
    .execute()

const after = (places: readonly number[]): number => Math.max(0, ...places) + 1

/** The reactions of messages, those that have any, in the order they were set. */
export async function readReactions(
  db: Reader,
  messageIds: readonly string[],
): Promise<Map<string, Reaction[]>> {
  const rows = await reactionsTo(db, { messageIds })
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

const reactionsTo = prepared((db, { messageIds }: { messageIds: readonly string[] }) =>
  db
    .selectFrom('reactions')
    .select(['message_id', 'emoji', 'person_id'])
    .where('message_id', 'in', messageIds)
    .orderBy('emoji_place')
    .orderBy('place'),
)
