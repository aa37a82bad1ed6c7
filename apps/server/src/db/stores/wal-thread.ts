import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'
import { threadFile } from '../thread-file.ts'

/** About 8 MB of log. A server with little to do never comes to so many, and needs no thread. */
const COMMITS = 200

export type WalThread = {
  /** A group of writes is on disk. */
  committed(): void
  close(): Promise<void>
}

/**
 * Moves what is in the write-ahead log into the database file, on a thread: by itself SQLite does it within a commit, and
 * the event loop would stand still for 20 ms and more. Should the thread not keep up, or be gone, SQLite does so after all,
 * only later.
 */
export function startWalThread(file: string, log: Log): WalThread {
  let worker: Worker | undefined
  let commits = 0
  let isMoving = false
  let isClosed = false

  function start(): Worker {
    // No flags of the parent: a test runner's loaders have no business in here.
    const started = new Worker(threadFile('wal-worker', import.meta.url), {
      workerData: file,
      execArgv: [],
    })
    started.unref()
    started.on('message', () => (isMoving = false))
    started.on('error', (error) => {
      worker = undefined
      isMoving = false
      log.warn(
        { err: error },
        'The thread that empties the write-ahead log ended; another will take its place.',
      )
    })
    return started
  }

  return {
    committed() {
      if (++commits < COMMITS || isMoving || isClosed) return
      commits = 0
      isMoving = true
      worker ??= start()
      worker.postMessage('move')
    },
    /** It ends by itself: cut off in the middle it would leave the file locked for this process. */
    async close() {
      isClosed = true
      if (!worker) return
      // Should it end by an error, that has been told, and there is nothing to wait for.
      const ended = once(worker, 'exit').catch(() => {})
      worker.ref()
      worker.postMessage('close')
      await ended
    },
  }
}
