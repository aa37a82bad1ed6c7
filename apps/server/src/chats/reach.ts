import { AppError } from '@parley/contracts'
import { sql } from 'kysely'
import type { Actor } from '../ctx.ts'
import type { Store } from '../db/store.ts'

type Asked = { personId: string; chatId: string; answer: PromiseWithResolvers<void> }

/** Few enough for one statement on either store. */
const AT_ONCE = 500

/** Who asks after a quiet time is answered at once; in a storm, queries follow each other no faster than this. */
const GATHER_MS = 25

/**
 * Tells whether somebody may read a chat; throws `not_found` when not. All that is asked in one moment is one query: when
 * a server comes back, everybody asks at once.
 */
export function createReach(store: Store): (actor: Actor, chatId: string) => Promise<void> {
  let asked: Asked[] = []

  let answeredAt = -GATHER_MS

  function answerAll() {
    const all = asked
    answeredAt = performance.now()
    asked = []
    for (let first = 0; first < all.length; first += AT_ONCE) void answer(all.slice(first, first + AT_ONCE))
  }

  async function answer(batch: readonly Asked[]) {
    try {
      const readable = await readableOf(store, batch)
      for (const one of batch)
        if (readable.has(keyOf(one))) one.answer.resolve()
        else one.answer.reject(new AppError('not_found'))
    } catch (error) {
      for (const one of batch) one.answer.reject(error)
    }
  }

  return (actor, chatId) => {
    if (asked.length === 0) {
      const wait = answeredAt + GATHER_MS - performance.now()
      if (wait <= 0) setImmediate(answerAll)
      else setTimeout(answerAll, wait)
    }
    const answer = Promise.withResolvers<void>()
    asked.push({ personId: actor.id, chatId, answer })
    return answer.promise
  }
}

const keyOf = ({ personId, chatId }: Omit<Asked, 'answer'>): string => `${personId}/${chatId}`

/** Every role may read, so being in the chat is all there is to know. */
async function readableOf({ db }: Store, batch: readonly Asked[]): Promise<Set<string>> {
  const pairs = batch.map(({ personId, chatId }) => sql`(${chatId}, ${personId})`)
  const rows = await db
    .selectFrom('participants')
    .innerJoin('chats', 'chats.id', 'participants.chat_id')
    .select(['participants.chat_id as chatId', 'participants.id as personId'])
    .where('chats.deleted_at', 'is', null)
    .where(sql<boolean>`(participants.chat_id, participants.id) in (values ${sql.join(pairs)})`)
    .execute()
  return new Set(rows.map(keyOf))
}
