import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import { kindOfStatement } from './kind-of-statement.ts'
import { sqliteParameters } from './parameters.ts'
import type { SqliteStatements, StatementResult } from './sqlite-statements.ts'
import type { Turn } from './turn.ts'
import type { WriteQueue } from './write-queue.ts'

export type SqliteConnections = { reader: SqliteStatements; writer: SqliteStatements; queue: WriteQueue }

export class ParleySqliteDialect implements Dialect {
  readonly #connections: SqliteConnections

  constructor(connections: SqliteConnections) {
    this.#connections = connections
  }

  createDriver = (): Driver => new SqliteDriver(this.#connections)
  createQueryCompiler = () => new SqliteQueryCompiler()
  createAdapter = () => new ManyConnectionsAdapter()
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db)
}

class ManyConnectionsAdapter extends SqliteAdapter {
  // Otherwise Kysely lets one transaction through at a time, and there is never a group to commit.
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #connections: SqliteConnections
  readonly #free: SqliteConnection[] = []

  constructor(connections: SqliteConnections) {
    this.#connections = connections
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#free.pop() ?? new SqliteConnection(this.#connections)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).turn = await this.#connections.queue.begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).turn?.commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).turn?.rollback()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ours(connection).turn = undefined
    this.#free.push(ours(connection))
  }

  async destroy(): Promise<void> {}
}

/** What Kysely holds while it runs a query or a transaction; there are as many as run at once, over two real ones. */
class SqliteConnection implements DatabaseConnection {
  readonly #connections: SqliteConnections
  turn: Turn | undefined

  constructor(connections: SqliteConnections) {
    this.#connections = connections
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = sqliteParameters(query.parameters, query.sql)
    const { reader, writer, queue } = this.#connections
    const kind = kindOfStatement(query)
    if (this.turn) {
      this.turn.assertOpen()
      if (kind === 'schema') this.#forgetStatements()
      return queryResult(writer.run(query.sql, parameters))
    }
    if (kind === 'read') return queryResult(reader.run(query.sql, parameters))
    if (kind === 'schema') this.#forgetStatements()
    const run = () => writer.run(query.sql, parameters)
    return queryResult(await (kind === 'alone' ? queue.writeAlone(run) : queue.write(run)))
  }

  // All rows at once: an open cursor would pin the reader, and every other read on it, to an old snapshot.
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const { rows } = await this.executeQuery<R>(query)
    for (let start = 0; start < rows.length; start += chunkSize)
      yield { rows: rows.slice(start, start + chunkSize) }
  }

  #forgetStatements(): void {
    this.#connections.reader.forget()
    this.#connections.writer.forget()
  }
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection
  throw new TypeError('This connection belongs to another driver.')
}

const queryResult = <R>(result: StatementResult): QueryResult<R> => ({
  rows: result.rows as R[],
  numAffectedRows: BigInt(result.changes),
  insertId: BigInt(result.lastInsertRowid),
})
