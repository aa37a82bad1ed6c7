import {
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import { AppError } from '@parley/contracts'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { ParleySqliteDialect } from '../../db/stores/sqlite-dialect.ts'
import type { WriteQueue } from '../../db/stores/write-queue.ts'
import type { Database } from './database.ts'
import type { Owner, VirtualTime } from './virtual-time.ts'

/**
 * Where a process may end around a commit. `deaf`: it lives on, but hears that the commit failed though it did not, as when
 * a connection breaks.
 */
export type CrashPoint = 'before-commit' | 'after-commit' | 'after-answer' | 'deaf'

export type StoreSurroundings = {
  time: VirtualTime
  database: Database
  queue: WriteQueue
  /** The database’s own process: it outlives those who ask it. */
  databaseOwner: Owner
  owner: Owner
  kind: Store['kind']
  /** How long a query is on its way, in ms. */
  lag(): number
  /** Asked at each commit. */
  crashPoint(): CrashPoint | undefined
  kill(): void
  asked(statement: string): void
}

/** A store as one process has it: it shares the database with others, and goes with its process. */
export function serverStore(around: StoreSurroundings): Store & { drop(): void } {
  const { time, database } = around
  const inner = database.driver(around.queue)
  const driver = new MortalDriver(inner, around)
  const taken = database.takeSnapshotConnection()
  const snapshotInner = new ParleySqliteDialect({
    reader: taken.statements,
    writer: database.statements,
    queue: around.queue,
  }).createDriver()
  const db = kyselyOn(driver)
  const snapshotDb = kyselyOn(new MortalDriver(snapshotInner, around))
  let lastSnapshot: Promise<unknown> = Promise.resolve()

  async function readSnapshot<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    taken.connection.exec('begin')
    try {
      return await read(snapshotDb)
    } finally {
      taken.connection.exec('commit')
    }
  }

  return {
    kind: around.kind,
    db,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    get nowMs() {
      return sql<number>`${sql.lit(Math.floor(time.now))}`
    },
    lockRow: (query) => query,
    skipLocked: (query) => query,
    snapshotRead(read) {
      const mine = lastSnapshot.then(() => readSnapshot(read))
      lastSnapshot = mine.catch(() => {})
      return mine
    },
    slowRead: async (query) =>
      (await db.executeQuery('sql' in query ? query : query.compile(db))).rows as never,
    close: async () => {},
    drop() {
      driver.drop()
      database.giveBack(taken)
    },
  }
}

const kyselyOn = (driver: Driver) =>
  new Kysely<Schema>({
    dialect: {
      createDriver: () => driver,
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new ManyConnections(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  })

class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

const never = new Promise<never>(() => {})

/** Passes queries on while its process lives; what a dead one asks is never answered, and what it began is undone. */
class MortalDriver implements Driver {
  private readonly inner: Driver
  private readonly around: StoreSurroundings
  private readonly open = new Set<DatabaseConnection>()

  constructor(inner: Driver, around: StoreSurroundings) {
    this.inner = inner
    this.around = around
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new MortalConnection(await this.inner.acquireConnection(), this.around)
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.inner.releaseConnection(innerOf(connection))
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.travel()
    const inner = innerOf(connection)
    await this.atDatabase(() => this.inner.beginTransaction(inner, {}))
    if (!this.around.owner.isAlive) {
      await this.atDatabase(() => this.inner.rollbackTransaction(inner))
      return never
    }
    this.open.add(inner)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.travel()
    const point = this.around.crashPoint()
    if (point === 'before-commit') {
      this.around.kill()
      return never
    }
    const inner = innerOf(connection)
    this.open.delete(inner)
    await this.atDatabase(() => this.inner.commitTransaction(inner))
    await this.travel()
    if (point === 'after-commit') {
      this.around.kill()
      return never
    }
    if (point === 'after-answer') this.around.time.after(0, () => this.around.kill())
    if (point === 'deaf') throw new AppError('store_unavailable', { detail: 'The connection broke.' })
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.travel()
    const inner = innerOf(connection)
    this.open.delete(inner)
    await this.atDatabase(() => this.inner.rollbackTransaction(inner))
  }

  /** The process is gone: the database undoes what it had begun. */
  drop(): void {
    for (const inner of this.open) void this.atDatabase(() => this.inner.rollbackTransaction(inner))
    this.open.clear()
  }

  private atDatabase<T>(work: () => Promise<T>): Promise<T> {
    return this.around.time.as(this.around.databaseOwner, work)
  }

  private travel(): Promise<void> {
    return travel(this.around)
  }
}

async function travel({ owner, time, lag }: StoreSurroundings): Promise<void> {
  if (!owner.isAlive) return never
  const ms = lag()
  if (ms > 0) await time.pause(ms)
}

class MortalConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  private readonly around: StoreSurroundings

  constructor(inner: DatabaseConnection, around: StoreSurroundings) {
    this.inner = inner
    this.around = around
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { around } = this
    await travel(around)
    around.asked(query.sql)
    const result = await around.databaseOwner.enter(() => this.inner.executeQuery<Row>(query, {}))
    return around.owner.isAlive ? result : never
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  if (connection instanceof MortalConnection) return connection.inner
  throw new TypeError('This connection belongs to another driver.')
}
