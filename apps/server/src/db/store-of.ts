import type { Compilable, CompiledQuery, Kysely, RawBuilder, SelectQueryBuilder } from 'kysely'
import type { Log } from './log.ts'

export type StoreKind = 'sqlite' | 'postgres'

/** A query that is built and not yet run: Kysely's builders, `sql` templates, or compiled already. */
export type SlowQuery<Row> = CompiledQuery<Row> | Compilable<Row> | RawBuilder<Row>

/** The database, with the few things the two engines say differently. */
export type StoreOf<Tables> = {
  kind: StoreKind
  db: Kysely<Tables>
  log: Log
  /** The database's clock, in ms, as an expression: replicas' own clocks may differ. */
  nowMs: RawBuilder<number>
  /** Holds the rows until the transaction ends; SQLite has one writer at a time and needs nothing. */
  lockRow<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /** As `lockRow`, passing over rows that another transaction holds. */
  skipLocked<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /** Reads several things as they were at one moment; `read` awaits nothing but its queries. */
  snapshotRead<T>(read: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** For scans, search and export: on SQLite it runs on a thread, so that it does not hold up the event loop. */
  slowRead<Row>(query: SlowQuery<Row>): Promise<Row[]>
  close(): Promise<void>
}

export function compiled<Row, Tables>(query: SlowQuery<Row>, db: Kysely<Tables>): CompiledQuery<Row> {
  if ('sql' in query) return query
  return query.compile(db)
}
