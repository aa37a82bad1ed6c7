import { AppError } from '@parley/contracts'
import { Kysely, PostgresDialect, PostgresQueryCompiler, sql } from 'kysely'
import { Pool, types } from 'pg'
import type { Log } from '../log.ts'
import { compiled, type StoreOf } from '../store-of.ts'
import { unbindable } from './parameters.ts'

export type PostgresOptions = {
  databaseUrl: string
  log: Log
  connections?: number
  connectLimitMs?: number
  transactionLimitMs?: number
}

/** Enough to keep a small server's cores busy; several replicas still fit PostgreSQL's usual 100. */
const CONNECTIONS = 20
const CONNECT_LIMIT_MS = 5_000
const IDLE_TIMEOUT_MS = 30_000
/** As on SQLite: a transaction that awaits something else than its queries is ended loudly. */
const TRANSACTION_LIMIT_MS = 5_000

const INT8 = 20
const NUMERIC = 1700

export function openPostgres<Tables>(options: PostgresOptions): StoreOf<Tables> {
  const pool = openPool(options)
  const db = new Kysely<Tables>({ dialect: new ParleyPostgresDialect({ pool: reachable(pool) }) })
  return {
    kind: 'postgres',
    db,
    log: options.log,
    nowMs: sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    lockRow: (query) => query.forUpdate(),
    skipLocked: (query) => query.forUpdate().skipLocked(),
    snapshotRead: (read) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    slowRead: async (query) => (await db.executeQuery(compiled(query, db))).rows,
    close: async () => {
      await db.destroy()
      if (!pool.ending) await pool.end()
    },
  }
}

function openPool(options: PostgresOptions): Pool {
  const { databaseUrl, log, connections = CONNECTIONS } = options
  const { connectLimitMs = CONNECT_LIMIT_MS, transactionLimitMs = TRANSACTION_LIMIT_MS } = options
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: connectLimitMs,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    idle_in_transaction_session_timeout: transactionLimitMs,
    application_name: 'parley',
    keepAlive: true,
    types: { getTypeParser: parserOf },
  })
  const lost = (error: Error) => log.warn({ err: error }, 'A connection to PostgreSQL was lost.')
  pool.on('error', lost)
  // The pool listens only while a connection is idle; one that breaks in use would end the process.
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

/** Times, counts and sums are safe integers here; pg would hand them out as text. */
const parserOf: typeof types.getTypeParser = (oid: number) =>
  oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid)

function reachable(pool: Pool) {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      try {
        return await pool.connect()
      } catch (cause) {
        throw new AppError('store_unavailable', { detail: 'PostgreSQL cannot be reached.' }, { cause })
      }
    },
  }
}

class ParleyPostgresDialect extends PostgresDialect {
  override createQueryCompiler() {
    return new CheckedCompiler()
  }
}

class CheckedCompiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    // pg would store it as NULL.
    if (parameter === undefined) throw unbindable(parameter, this.numParameters, this.getSql())
    super.addParameter(typeof parameter === 'boolean' ? Number(parameter) : parameter)
  }
}
