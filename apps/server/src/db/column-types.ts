import type { ColumnDataType } from 'kysely'
import type { StoreKind } from './store-of.ts'

type Column = 'id' | 'text' | 'json' | 'int' | 'ms' | 'bool' | 'real' | 'blob' | 'authTime' | 'authBool'

/** Each kind of value, as each store keeps it. */
export const columnTypes = {
  sqlite: {
    id: 'text',
    text: 'text',
    json: 'text',
    int: 'integer',
    ms: 'integer',
    bool: 'integer',
    real: 'real',
    blob: 'blob',
    // Better Auth writes ISO text and 0/1 on SQLite, and its own Date and boolean on PostgreSQL.
    authTime: 'text',
    authBool: 'integer',
  },
  postgres: {
    id: 'text',
    text: 'text',
    json: 'text',
    int: 'bigint',
    ms: 'bigint',
    bool: 'smallint',
    real: 'double precision',
    blob: 'bytea',
    authTime: 'timestamptz',
    authBool: 'boolean',
  },
} as const satisfies Record<StoreKind, Record<Column, ColumnDataType>>
