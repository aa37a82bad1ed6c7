import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '@parley/contracts'
import { Kysely, sql } from 'kysely'
import type { Log } from '../log.ts'
import { ReaderPool } from '../reader-pool.ts'
import { compiled, type StoreOf } from '../store-of.ts'
import { ParleySqliteDialect } from './sqlite-dialect.ts'
import { sqliteParameters } from './parameters.ts'
import { snapshotReader } from './sqlite-snapshots.ts'
import { SqliteStatements } from './sqlite-statements.ts'
import { startWalThread } from './wal-thread.ts'
import { WriteQueue } from './write-queue.ts'

export type SqliteOptions = {
  file: string
  log: Log
  /** How long one transaction may hold the writer. */
  transactionLimitMs?: number
  /** How long to wait for another process that holds the write lock. */
  busyLimitMs?: number
  /** How long the group of writes that share a commit takes in more. */
  groupMs?: number
}

const TRANSACTION_LIMIT_MS = 5_000
const BUSY_LIMIT_MS = 5_000
/** What a statement may block the event loop for while another process recovers or checkpoints the file. */
const BUSY_TIMEOUT_MS = 50
const WAL_KEPT_BYTES = 64 * 1024 * 1024
/** 64 MB: when the thread that empties the log has not kept up, a commit does. */
const WAL_MOST_PAGES = 16_384

export function openSqlite<Tables>(options: SqliteOptions): StoreOf<Tables> {
  const writer = openWriter(options.file)
  const reader = openReader(options.file)
  const wal = startWalThread(options.file, options.log)
  const queue = new WriteQueue(writer, {
    log: options.log,
    committed: () => wal.committed(),
    transactionLimitMs: options.transactionLimitMs ?? TRANSACTION_LIMIT_MS,
    busyLimitMs: options.busyLimitMs ?? BUSY_LIMIT_MS,
    groupMs: options.groupMs,
  })
  const statements = new SqliteStatements(writer)
  const db = new Kysely<Tables>({
    dialect: new ParleySqliteDialect({ reader: new SqliteStatements(reader), writer: statements, queue }),
  })
  const snapshots = snapshotReader<Tables>(openReader(options.file), statements, queue)
  const slowReaders = new ReaderPool(options.file)
  return {
    kind: 'sqlite',
    db,
    log: options.log,
    nowMs: sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`,
    lockRow: (query) => query,
    skipLocked: (query) => query,
    snapshotRead: (read) => snapshots.read(read),
    slowRead: (query) => {
      const { sql: text, parameters } = compiled(query, db)
      return slowReaders.read(text, sqliteParameters(parameters, text))
    },
    close: async () => {
      await Promise.all([queue.close(), slowReaders.close(), snapshots.close()])
      await wal.close()
      await db.destroy()
      reader.close()
      writer.exec('pragma wal_checkpoint(truncate)')
      writer.close()
    },
  }
}

function openWriter(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const writer = new DatabaseSync(file, { timeout: BUSY_LIMIT_MS, enableForeignKeyConstraints: true })
    writer.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma temp_store = memory;
      pragma wal_autocheckpoint = ${WAL_MOST_PAGES};
      pragma journal_size_limit = ${WAL_KEPT_BYTES};
      pragma busy_timeout = ${BUSY_TIMEOUT_MS};
    `)
    return writer
  } catch (cause) {
    throw new AppError(
      'store_unavailable',
      { detail: `The database file ${file} cannot be opened.` },
      { cause },
    )
  }
}

function openReader(file: string): DatabaseSync {
  const reader = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
  reader.exec('pragma temp_store = memory')
  return reader
}
