import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, type Driver } from 'kysely'
import { migrateStore } from '../../db/migrate.ts'
import type { Schema } from '../../db/schema.ts'
import { openStore } from '../../db/store.ts'
import { ParleySqliteDialect } from '../../db/stores/sqlite-dialect.ts'
import { SqliteStatements } from '../../db/stores/sqlite-statements.ts'
import { WriteQueue } from '../../db/stores/write-queue.ts'
import { watchWrites } from './watched-writes.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** What is left of a database when every process is gone: a SQLite file, migrated once and emptied for each run. */
export class Database {
  readonly file: string
  readonly writer: DatabaseSync
  readonly statements: SqliteStatements
  readonly readerStatements: SqliteStatements
  /** Who was taken out of which chat, in transactions that may not have committed yet. */
  readonly departed: string[] = []
  /** The time of the run, which statements ask for when they are executed. */
  clock: () => number = Date.now
  private readonly reader: DatabaseSync
  private readonly folder: string
  private readonly tables: readonly string[]
  private readonly prepared = new Map<string, StatementSync>()
  private readonly preparedToRead = new Map<string, StatementSync>()
  private readonly snapshotConnections: SnapshotConnection[] = []

  private constructor(folder: string) {
    this.folder = folder
    this.file = join(folder, 'parley.db')
    this.writer = new DatabaseSync(this.file)
    // What a disk keeps is proven elsewhere by real faults; here a commit is what counts as kept.
    this.writer.exec('pragma journal_mode = wal; pragma synchronous = off; pragma temp_store = memory')
    watchWrites(this.writer, (person, chat) => this.departed.push(`${person}/${chat}`))
    this.reader = new DatabaseSync(this.file, { readOnly: true })
    this.giveClock(this.writer)
    this.giveClock(this.reader)
    this.statements = new SqliteStatements(this.writer)
    this.readerStatements = new SqliteStatements(this.reader)
    this.tables = this.names()
  }

  static async create(): Promise<Database> {
    const folder = mkdtempSync(join(fastFolder(), 'parley-simulation-'))
    const store = await openStore({ dataDir: folder, log: quiet })
    await migrateStore(store)
    await store.close()
    return new Database(folder)
  }

  private giveClock(connection: DatabaseSync): void {
    connection.function('now_ms', () => Math.floor(this.clock()))
  }

  private names(): string[] {
    const rows = this.writer
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all() as { name: string }[]
    return rows
      .map(({ name }) => name)
      .filter((name) => name !== 'migrations' && !name.startsWith('messages_words_'))
  }

  /** A driver for one more process, behind a queue that all of a run share. */
  driver(queue: WriteQueue): Driver {
    return this.dialect(queue).createDriver()
  }

  dialect(queue: WriteQueue): ParleySqliteDialect {
    return new ParleySqliteDialect({ reader: this.readerStatements, writer: this.statements, queue })
  }

  queue(): WriteQueue {
    return new WriteQueue(this.writer, { log: quiet, transactionLimitMs: 5000, busyLimitMs: 5000 })
  }

  /** Reads that are no part of the run. */
  observer(queue: WriteQueue): Kysely<Schema> {
    return new Kysely<Schema>({ dialect: this.dialect(queue) })
  }

  /** What stands there, committed or not; for whoever looks on from outside of the run. */
  all<Row>(sql: string, ...parameters: (string | number)[]): Row[] {
    const statement = this.prepared.get(sql) ?? this.writer.prepare(sql)
    this.prepared.set(sql, statement)
    return statement.all(...parameters) as Row[]
  }

  /** What has been committed. */
  committed<Row>(sql: string, ...parameters: (string | number)[]): Row[] {
    const statement = this.preparedToRead.get(sql) ?? this.reader.prepare(sql)
    this.preparedToRead.set(sql, statement)
    return statement.all(...parameters) as Row[]
  }

  /** A connection for what must be read as of one moment. Give it back when its process is gone. */
  takeSnapshotConnection(): SnapshotConnection {
    const kept = this.snapshotConnections.pop()
    if (kept) return kept
    const connection = new DatabaseSync(this.file, { readOnly: true })
    this.giveClock(connection)
    return { connection, statements: new SqliteStatements(connection) }
  }

  giveBack(taken: SnapshotConnection): void {
    if (taken.connection.isTransaction) taken.connection.exec('rollback')
    this.snapshotConnections.push(taken)
  }

  empty(): void {
    if (this.writer.isTransaction) this.writer.exec('rollback')
    this.writer.exec('pragma foreign_keys = off; begin')
    for (const table of this.tables) this.writer.exec(`DELETE FROM ${table}`)
    this.writer.exec('commit; pragma foreign_keys = on')
  }

  /** All rows of all tables, to be put back by `restore`. */
  backUp(): Backup {
    return new Map(
      this.tables
        .filter((table) => !table.startsWith('messages_words') && table !== 'watched_faults')
        .map((table) => [table, this.all<Record<string, string | number | null>>(`SELECT * FROM ${table}`)]),
    )
  }

  restore(backup: Backup): void {
    this.empty()
    this.writer.exec('pragma foreign_keys = off; begin')
    for (const [table, rows] of backup)
      for (const row of rows) {
        const names = Object.keys(row)
        const marks = names.map(() => '?').join(',')
        this.writer
          .prepare(`INSERT INTO ${table} (${names.join(',')}) VALUES (${marks})`)
          .run(...Object.values(row))
      }
    this.writer.exec('commit; pragma foreign_keys = on')
  }

  close(): void {
    for (const { connection } of this.snapshotConnections) connection.close()
    this.reader.close()
    this.writer.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export type SnapshotConnection = { connection: DatabaseSync; statements: SqliteStatements }
export type Backup = Map<string, Record<string, string | number | null>[]>

/** Memory, where there is a file system for it. */
function fastFolder(): string {
  try {
    rmSync(mkdtempSync('/dev/shm/parley-'), { recursive: true })
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
