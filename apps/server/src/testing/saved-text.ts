import type { SentMessage } from '@parley/contracts'
import type { Store } from '../db/store.ts'
import { until } from './until.ts'

/** Waits until some text of an answer that is being written is stored: whoever takes it up goes on from there. */
export const savedText = (
  { db }: Pick<Store, 'db'>,
  { reply }: Pick<SentMessage, 'reply'>,
): Promise<string> =>
  until(async () => {
    const piece = await db
      .selectFrom('reply_chunks')
      .select('body')
      .where('reply_id', '=', reply?.id ?? '')
      .where('kind', '=', 'text')
      .executeTakeFirst()
    return piece?.body
  }, 'text that is stored')
