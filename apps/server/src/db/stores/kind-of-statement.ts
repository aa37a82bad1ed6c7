import type { CompiledQuery } from 'kysely'

export type StatementKind = 'read' | 'write' | 'schema' | 'alone'

const READS = new Set(['SelectQueryNode', 'select', 'values'])
const WRITES = new Set([
  'InsertQueryNode',
  'UpdateQueryNode',
  'DeleteQueryNode',
  'insert',
  'update',
  'delete',
  'replace',
])
/** What SQLite refuses or ignores inside a transaction. */
const ALONE = new Set(['pragma', 'vacuum', 'attach', 'detach'])
const OF_TRANSACTIONS = new Set(['begin', 'commit', 'end', 'rollback', 'savepoint', 'release'])

/** Where a statement may run: on the reader, in a group of writes, or on the writer outside any transaction. */
export function kindOfStatement({ query, sql }: CompiledQuery): StatementKind {
  const what = query.kind === 'RawNode' ? firstWord(sql) : query.kind
  if (READS.has(what)) return 'read'
  if (WRITES.has(what)) return 'write'
  if (what === 'with') return /\b(insert|update|delete|replace)\b/i.test(sql) ? 'write' : 'read'
  if (ALONE.has(what)) return 'alone'
  if (OF_TRANSACTIONS.has(what))
    throw new Error(`Use db.transaction(): the group commit does not know of “${sql}”.`)
  return 'schema'
}

const firstWord = (sql: string) => /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? ''
