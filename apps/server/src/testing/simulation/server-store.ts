import { Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Driver } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { ParleySqliteDialect } from '../../db/stores/sqlite-dialect.ts'
import type { WriteQueue } from '../../db/stores/write-queue.ts'
import type { Database } from './database.ts'
import { LOCKS, MortalDriver, type ProcessSurroundings } from './mortal-driver.ts'

export type StoreSurroundings = ProcessSurroundings & {
  database: Database
  queue: WriteQueue
  kind: Store['kind']
}

/** A store as one process has it: it shares the database with others, and goes with its process. */
export function serverStore(around: StoreSurroundings): Store & { drop(): void } {
  const { database } = around
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
    nowMs: sql<number>`now_ms()`,
    lockRow: (query) => query.modifyEnd(sql.raw(LOCKS)),
    skipLocked: (query) => query.modifyEnd(sql.raw(LOCKS)),
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
