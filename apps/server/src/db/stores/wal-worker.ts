import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Each time what was written during the time before is left; only when nothing is, the log can begin anew. */
const TRIES = 5

const database = new DatabaseSync(String(workerData))
database.exec('pragma synchronous = full')
// `passive` waits for nobody, and nobody waits for it.
const move = database.prepare('pragma wal_checkpoint(passive)')

parentPort?.on('message', (order: 'move' | 'close') => {
  if (order === 'close') {
    database.close()
    return parentPort?.close()
  }
  for (let tries = 0; tries < TRIES && !isAllMoved(); tries++);
  return parentPort?.postMessage('moved')
})

function isAllMoved(): boolean {
  const { busy, log, checkpointed } = move.get() as { busy: number; log: number; checkpointed: number }
  return busy === 0 && log === checkpointed
}
