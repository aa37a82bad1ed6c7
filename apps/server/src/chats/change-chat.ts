import { chatStream, inboxStream } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'
import type { Schema } from '../db/schema.ts'
import { changeStream, type Change } from '../streams/change.ts'
import { reachableChat, type Permission } from './access.ts'
import { listRowsOf } from './list-rows.ts'
import { listItemOf } from './rows.ts'

export type ChatChange = Change & { chat: Selectable<Schema['chats']> }
type ChatVerb = {
  name: string
  args: unknown
  needs: Permission
  /** Whoever does it has no access afterwards. A repeat is answered all the same, so the answer must say nothing. */
  departs?: boolean
}

/** The one door through which a chat changes: access, one transaction, row + event + job (R1). */
export function changeChat<Answer>(
  ctx: Ctx,
  chatId: string,
  verb: ChatVerb,
  work: (change: ChatChange) => Promise<Answer>,
): Promise<Answer> {
  let chat: Selectable<Schema['chats']>
  const authorise = async ({ tx }: Change) => {
    chat = await reachableChat(tx, ctx.actor, chatId, verb.needs)
  }
  return changeStream(
    ctx,
    chatStream(chatId),
    { name: verb.name, args: verb.args, authorise: verb.departs ? async () => {} : authorise },
    async (change) => {
      if (verb.departs) await authorise(change)
      return work({
        ...change,
        chat,
        get head() {
          return change.head
        },
      })
    },
  )
}

/**
 * Tells the lists that show a chat what it looks like now. Only for chats of one person: in a room of many, what all
 * of it concerns is a signal, not a row for each.
 */
export async function recordListing(change: Change, chatId: string, personId: string): Promise<void> {
  const [row] = await listRow(change.tx, { chatId, personId })
  if (row) change.recordIn(inboxStream(personId), { type: 'chat.listed', item: listItemOf(row) })
}

const listRow = prepared((tx, { chatId, personId }: { chatId: string; personId: string }) =>
  listRowsOf(tx, personId).where('chats.id', '=', chatId),
)
