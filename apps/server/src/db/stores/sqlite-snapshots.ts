import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { ParleySqliteDialect } from './sqlite-dialect.ts'
import { SqliteStatements } from './sqlite-statements.ts'
import type { WriteQueue } from './write-queue.ts'

/**
 * Reads several things as they were at one moment: in a read transaction on a connection of its own, one reading after
 * another. On the shared reader a commit could fall between two of its queries.
 */
export function snapshotReader<Tables>(
  connection: DatabaseSync,
  writer: SqliteStatements,
  queue: WriteQueue,
) {
  const reader = new SqliteStatements(connection)
  const db = new Kysely<Tables>({ dialect: new ParleySqliteDialect({ reader, writer, queue }) })
  let last: Promise<unknown> = Promise.resolve()

  async function readNow<T>(read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    connection.exec('begin')
    try {
      return await read(db)
    } finally {
      connection.exec('commit')
    }
  }

  return {
    read<T>(read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
      const mine = last.then(() => readNow(read))
      last = mine.catch(() => {})
      return mine
    },
    async close() {
      await last
      await db.destroy()
      connection.close()
    },
  }
}
