import type { DatabaseSync } from 'node:sqlite'

/** One transaction's time on the writer: a savepoint within the group's transaction. */
export class Turn {
  readonly #writer: DatabaseSync
  readonly ended: Promise<void>
  readonly settle: { resolve(): void; reject(error: unknown): void }
  readonly #durable: Promise<void>
  #end!: () => void
  state: 'open' | 'released' | 'rolled back' | 'expired' = 'open'
  error: Error | undefined

  constructor(writer: DatabaseSync) {
    this.#writer = writer
    writer.exec('savepoint turn')
    this.ended = new Promise((resolve) => (this.#end = resolve))
    const durable = Promise.withResolvers<void>()
    this.#durable = durable.promise
    this.settle = durable
  }

  /** Resolves when the group's COMMIT is on disk. */
  commit(): Promise<void> {
    this.assertOpen()
    this.#writer.exec('release turn')
    this.state = 'released'
    this.#end()
    return this.#durable
  }

  rollback(): void {
    // Kysely rolls back after a failed commit too; by then the turn is over.
    if (this.state !== 'open') return
    this.#undo('rolled back')
  }

  expire(error: Error): void {
    if (this.state !== 'open') return
    this.error = error
    this.#undo('expired')
  }

  assertOpen(): void {
    if (this.state === 'open') return
    throw this.error ?? new Error('This transaction has ended; a query of it was not awaited.')
  }

  #undo(state: 'rolled back' | 'expired'): void {
    this.state = state
    try {
      if (this.#writer.isTransaction) this.#writer.exec('rollback to turn; release turn')
    } finally {
      this.#end()
    }
  }
}
