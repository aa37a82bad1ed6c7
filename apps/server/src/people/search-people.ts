import type { Person } from '@parley/contracts'
import { searchNameOf } from '../auth/new-account.ts'
import type { Ctx } from '../ctx.ts'

const MOST_FOUND = 20
/** Sorts after every character a name may go on with. */
const LAST_CHARACTER = '\u{10FFFF}'

/** People whose name begins like this: a range of the index, on either store. */
export function searchPeople({ store }: Ctx, beginning: string): Promise<Person[]> {
  const prefix = searchNameOf(beginning)
  return store.db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('search_name', '>=', prefix)
    .where('search_name', '<', prefix + LAST_CHARACTER)
    .orderBy('search_name')
    .orderBy('id')
    .limit(MOST_FOUND)
    .execute()
}
