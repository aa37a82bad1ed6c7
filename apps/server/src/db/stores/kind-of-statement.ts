import type { CompiledQuery } from 'kysely'

export type StatementKind = 'read' | 'write' | 'schema' | 'alone'

/** Where a statement may run: on the reader, in a group of writes, or on the writer outside any transaction. */
export function kindOfStatement(query: CompiledQuery): StatementKind {
  switch (query.query.kind) {
    case 'SelectQueryNode':
      return 'read'
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return 'write'
    case 'RawNode':
      return kindOfRaw(query.sql)
    default:
      return 'schema'
  }
}

function kindOfRaw(sql: string): StatementKind {
  const word = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? ''
  switch (word) {
    case 'select':
    case 'values':
      return 'read'
    case 'with':
      return /\b(insert|update|delete|replace)\b/i.test(sql) ? 'write' : 'read'
    case 'insert':
    case 'update':
    case 'delete':
    case 'replace':
      return 'write'
    case 'pragma':
    case 'vacuum':
    case 'attach':
    case 'detach':
      return 'alone'
    case 'begin':
    case 'commit':
    case 'end':
    case 'rollback':
    case 'savepoint':
    case 'release':
      throw new Error(`The group commit owns transactions: use db.transaction() instead of “${sql}”.`)
    default:
      return 'schema'
  }
}
