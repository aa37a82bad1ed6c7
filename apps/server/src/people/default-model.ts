import { Preferences } from '@parley/contracts'
import type { Ctx } from '../ctx.ts'
import { prepared } from '../db/prepared.ts'

/** The model that a person prefers where nothing else names one; null leaves it to the server. */
export async function readDefaultModel({ store, actor }: Ctx): Promise<string | null> {
  const [row] = await preferencesOf(store.db, { id: actor.id })
  return row ? Preferences.parse(JSON.parse(row.preferences)).defaultModel : null
}

const preferencesOf = prepared((db, { id }: { id: string }) =>
  db.selectFrom('users').select('preferences').where('id', '=', id),
)
