import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadAnswer, ReadRequest } from './reader-pool.ts'
import { SqliteStatements } from './stores/sqlite-statements.ts'

/** Nobody's event loop waits here, so this may wait out a checkpoint. */
const BUSY_TIMEOUT_MS = 5_000

const database = new DatabaseSync(String(workerData), { readOnly: true, timeout: BUSY_TIMEOUT_MS })
const statements = new SqliteStatements(database)

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)))

function answer({ id, sql, parameters }: ReadRequest): ReadAnswer {
  try {
    return { id, rows: statements.run(sql, parameters).rows }
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
