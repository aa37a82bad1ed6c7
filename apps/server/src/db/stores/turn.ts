import type { DatabaseSync } from 'node:sqlite'

/** How to tell a writer that its group is on disk, or is not. */
export type Settle = { resolve(): void; reject(error: unknown): void }

/** One transaction's time on the writer: a savepoint within the group's transaction. */
export class Turn {
  readonly #writer: DatabaseSync
  readonly #ended = Promise.withResolvers<void>()
  readonly #durable = Promise.withResolvers<void>()
  #state: 'open' | 'released' | 'undone' = 'open'
  #expired: Error | undefined

  constructor(writer: DatabaseSync) {
    this.#writer = writer
    writer.exec('savepoint turn')
    // Nobody listens after a rollback.
    this.#durable.promise.catch(() => {})
  }

  /** Resolves when the next one may have its turn. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  get settle(): Settle {
    return this.#durable
  }

  /** Resolves when the group's COMMIT is on disk. */
  async commit(): Promise<void> {
    this.assertOpen()
    this.#writer.exec('release turn')
    this.#end('released')
    await this.#durable.promise
  }

  /** Resolves at the group's end too: whoever hears of a failure may read at once, and must see whole groups. */
  async rollback(): Promise<void> {
    // Kysely rolls back after a failed commit as well; by then the turn is over.
    if (this.#state !== 'open') return
    this.#undo()
    await this.#durable.promise.catch(() => {})
  }

  expire(error: Error): void {
    if (this.#state !== 'open') return
    this.#expired = error
    this.#undo()
  }

  assertOpen(): void {
    if (this.#state === 'open') return
    throw this.#expired ?? new Error('This transaction has ended; a query of it was not awaited.')
  }

  #undo(): void {
    try {
      if (this.#writer.isTransaction) this.#writer.exec('rollback to turn; release turn')
    } finally {
      this.#end('undone')
    }
  }

  #end(state: 'released' | 'undone'): void {
    this.#state = state
    this.#ended.resolve()
  }
}
