import { Preferences } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'

/** The model that a person prefers where nothing else names one; null leaves it to the server. */
export async function readDefaultModel({ store, actor }: Ctx): Promise<string | null> {
  const row = await store.db
    .selectFrom('users')
    .select('preferences')
    .where('id', '=', actor.id)
    .executeTakeFirst()
  return row ? Preferences.parse(JSON.parse(row.preferences)).defaultModel : null
}
