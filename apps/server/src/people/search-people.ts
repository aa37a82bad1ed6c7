import type { Person } from '@parley/contracts'
import { searchNameOf } from '../auth/new-account.ts'
import type { Ctx } from '../ctx.ts'

const MOST_FOUND = 20
/** Sorts after every character a name may go on with. */
const LAST_CHARACTER = '\u{10FFFF}'

/** People whose name or handle begins like this: ranges of the indexes, on either store. */
export function searchPeople({ store }: Ctx, beginning: string): Promise<Person[]> {
  const prefix = searchNameOf(beginning)
  const handle = prefix.replace(/^@/, '')
  return store.db
    .selectFrom('users')
    .innerJoin('handles', 'handles.owner_id', 'users.id')
    .select(['users.id', 'users.name', 'handles.handle'])
    .where((row) =>
      row.or([
        row.and([row('search_name', '>=', prefix), row('search_name', '<', prefix + LAST_CHARACTER)]),
        row.and([row('handle', '>=', handle), row('handle', '<', handle + LAST_CHARACTER)]),
      ]),
    )
    .orderBy('search_name')
    .orderBy('users.id')
    .limit(MOST_FOUND)
    .execute()
}
