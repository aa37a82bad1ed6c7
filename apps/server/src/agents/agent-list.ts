import { AppError, type Agent, type Paged } from '@parley/contracts'
import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { agentOf, agentRows } from './rows.ts'

type ListQuery = { q?: string | undefined; mine: boolean; limit: number; cursor?: string | undefined }

/** The agents one may use, in the order of their handles; `q` finds words of names, handles and descriptions. */
export async function listAgents(ctx: Ctx, query: ListQuery): Promise<Paged<Agent>> {
  const { actor } = ctx
  let rows = agentRows(ctx.store.db)
    .where((row) =>
      row.or([
        row('agents.owner_id', '=', actor.id),
        ...(query.mine ? [] : [row('agents.visibility', '=', 'everyone')]),
      ]),
    )
    .orderBy('handles.handle')
    .limit(query.limit + 1)
  for (const word of wordsOf(query.q)) rows = rows.where(holds(word))
  if (query.cursor !== undefined) rows = rows.where('handles.handle', '>', parseCursor(query.cursor))
  const items = (await rows.execute()).map((row) => agentOf(row, actor))
  const last = items[query.limit - 1]
  return items.length > query.limit && last
    ? { items: items.slice(0, query.limit), nextCursor: last.handle }
    : { items }
}

const wordsOf = (q: string | undefined): string[] =>
  (q ?? '').toLowerCase().replace(/^@/, '').split(/\s+/).filter(Boolean).slice(0, 8)

const holds = (word: string) => {
  const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<boolean>`(lower(agents.name) LIKE ${pattern} ESCAPE '\\'
    OR handles.handle LIKE ${pattern} ESCAPE '\\' OR lower(agents.description) LIKE ${pattern} ESCAPE '\\')`
}

function parseCursor(cursor: string): string {
  if (!/^[a-z0-9._-]{1,32}$/.test(cursor)) throw new AppError('invalid_cursor')
  return cursor
}
