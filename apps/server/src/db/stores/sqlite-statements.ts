import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** Queries differ by code path, not by user, so a busy server knows a few hundred; lists in IN (…) make the rest. */
const KEPT_STATEMENTS = 500

type Row = Record<string, unknown>
type Values = SQLInputValue[]
type Prepared = { statement: StatementSync; columns: string[] }

export type StatementResult = { rows: Row[]; changes: number | bigint; lastInsertRowid: number | bigint }

/** The prepared statements of one connection; the least recently used one goes first. */
export class SqliteStatements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  run(sql: string, parameters: Values): StatementResult {
    const prepared = this.#prepare(sql)
    if (prepared.columns.length > 0)
      return { rows: readRows(prepared, parameters), changes: 0, lastInsertRowid: 0 }
    return { rows: [], ...prepared.statement.run(...parameters) }
  }

  /** After a change of the schema the remembered column names may be wrong. */
  forget(): void {
    this.#prepared.clear()
  }

  #prepare(sql: string): Prepared {
    const prepared = this.#prepared.get(sql) ?? prepare(this.#database, sql)
    this.#prepared.delete(sql)
    this.#prepared.set(sql, prepared)
    if (this.#prepared.size > KEPT_STATEMENTS) this.#forgetOldest()
    return prepared
  }

  #forgetOldest(): void {
    const oldest = this.#prepared.keys().next()
    if (!oldest.done) this.#prepared.delete(oldest.value)
  }
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql)
  // Arrays, because the engine's row objects have no prototype and copying each costs twice as much.
  statement.setReturnArrays(true)
  return { statement, columns: columnNames(statement) }
}

const columnNames = (statement: StatementSync) => statement.columns().map((column) => column.name)

function readRows(prepared: Prepared, parameters: Values): Row[] {
  const rows = prepared.statement.all(...parameters) as unknown as unknown[][]
  if (rows[0] && rows[0].length !== prepared.columns.length)
    prepared.columns = columnNames(prepared.statement)
  return rows.map((values) => toRow(prepared.columns, values))
}

function toRow(columns: string[], values: unknown[]): Row {
  const row: Row = {}
  for (let index = 0; index < columns.length; index++) row[columns[index]!] = values[index]
  return row
}
