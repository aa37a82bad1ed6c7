import type { Usage } from '@parley/contracts'
import { readProfile } from '../auth/profile.ts'
import type { Ctx } from '../ctx.ts'

/** What a person's answers cost since they came. */
export async function readUsage({ store, actor }: Ctx): Promise<Usage> {
  const [{ createdAt }, rows] = await Promise.all([
    readProfile(store.db, actor.id),
    store.slowRead(
      store.db
        .selectFrom('replies')
        .select((replies) => [
          'model',
          replies.fn.countAll<number>().as('replies'),
          replies.fn.coalesce(replies.fn.sum<number>('input_tokens'), replies.lit(0)).as('inputTokens'),
          replies.fn.coalesce(replies.fn.sum<number>('output_tokens'), replies.lit(0)).as('outputTokens'),
        ])
        .where('asked_by', '=', actor.id)
        .groupBy('model')
        .orderBy('model'),
    ),
  ])
  const byModel = rows.map((row) => ({ ...row }))
  const total = (count: (row: (typeof byModel)[number]) => number) =>
    byModel.reduce((sum, row) => sum + count(row), 0)
  return {
    since: createdAt,
    replies: total((row) => row.replies),
    inputTokens: total((row) => row.inputTokens),
    outputTokens: total((row) => row.outputTokens),
    byModel,
  }
}
