import type { SQLInputValue } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { threadFile } from './thread-file.ts'

/** Two: a long export leaves one for search, and the machine keeps cores for the event loop. */
const THREADS = 2

export type ReadRequest = { id: number; sql: string; parameters: SQLInputValue[] }
export type ReadAnswer = { id: number } & ({ rows: unknown[] } | { error: Error })

type Reading = { resolve(rows: unknown[]): void; reject(error: Error): void }
type Thread = { worker: Worker; readings: Map<number, Reading> }

/** Threads that read the SQLite file; each starts when it is first needed. */
export class ReaderPool {
  readonly #file: string
  readonly #threads: Thread[] = []
  #lastId = 0
  #closed = false

  constructor(file: string) {
    this.#file = file
  }

  read<Row>(sql: string, parameters: SQLInputValue[]): Promise<Row[]> {
    if (this.#closed) return Promise.reject(new Error('The store is closed.'))
    const id = ++this.#lastId
    const thread = this.#freestThread()
    return new Promise((resolve, reject) => {
      thread.readings.set(id, { resolve: (rows) => resolve(rows as Row[]), reject })
      thread.worker.ref()
      thread.worker.postMessage({ id, sql, parameters } satisfies ReadRequest)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    const closing = this.#threads.splice(0)
    await Promise.all(closing.map(({ worker }) => worker.terminate()))
    for (const thread of closing) failAll(thread, new Error('The store was closed.'))
  }

  #freestThread(): Thread {
    const freest = this.#threads.toSorted((a, b) => a.readings.size - b.readings.size)[0]
    if (freest && (freest.readings.size === 0 || this.#threads.length >= THREADS)) return freest
    return this.#start()
  }

  #start(): Thread {
    // No flags of the parent: a test runner's loaders have no business in here.
    const worker = new Worker(threadFile('reader-worker', import.meta.url), {
      workerData: this.#file,
      execArgv: [],
    })
    const thread: Thread = { worker, readings: new Map() }
    worker.on('message', (answer: ReadAnswer) => settle(thread, answer))
    worker.on('error', (error) => this.#drop(thread, toError(error)))
    worker.on('exit', () => this.#drop(thread, new Error('The reader thread ended.')))
    this.#threads.push(thread)
    return thread
  }

  #drop(thread: Thread, error: Error): void {
    const index = this.#threads.indexOf(thread)
    if (index >= 0) this.#threads.splice(index, 1)
    failAll(thread, error)
  }
}

function settle({ worker, readings }: Thread, answer: ReadAnswer): void {
  const reading = readings.get(answer.id)
  readings.delete(answer.id)
  // An idle thread does not keep the process from ending.
  if (readings.size === 0) worker.unref()
  if ('error' in answer) reading?.reject(answer.error)
  else reading?.resolve(answer.rows)
}

function failAll({ readings }: Thread, error: Error): void {
  for (const reading of readings.values()) reading.reject(error)
  readings.clear()
}

const toError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))
