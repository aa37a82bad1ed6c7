import type { DatabaseSync } from 'node:sqlite'
import { setImmediate, setTimeout, clearTimeout } from 'node:timers'
import { AppError } from '@parley/contracts'
import type { Log } from '../log.ts'
import { beginImmediate } from './begin-immediate.ts'
import { Turn } from './turn.ts'

/** A group ends at either bound, so that its first writer does not wait for the many behind it. */
const GROUP_JOBS = 100
const GROUP_MS = 10

export type WriteQueueOptions = { log: Log; transactionLimitMs: number; busyLimitMs: number }

type Job = { reject(error: unknown): void } & (
  | { kind: 'statement'; run(): unknown; resolve(value: unknown): void }
  | { kind: 'alone'; run(): unknown; resolve(value: unknown): void }
  | { kind: 'transaction'; resolve(turn: Turn): void }
)
/** What to tell a writer once its group is on disk, or is not. */
type Settle = { resolve(): void; reject(error: unknown): void }

/**
 * Group commit: everything that arrived before `setImmediate` shares one BEGIN IMMEDIATE … COMMIT and its fsync.
 * A writer's promise resolves only after that COMMIT.
 *
 * Trap: transactions of a group run one after another on one connection, so while one awaits, every other writer
 * waits. Inside a transaction await only its own queries: no network, no timer, and no write through `store.db`,
 * which would queue behind the very transaction that waits for it.
 */
export class WriteQueue {
  readonly #writer: DatabaseSync
  readonly #options: WriteQueueOptions
  #waiting: Job[] = []
  #working = false
  #closed = false
  #idle: (() => void)[] = []

  constructor(writer: DatabaseSync, options: WriteQueueOptions) {
    this.#writer = writer
    this.#options = options
  }

  /** One statement, as a transaction of its own. */
  write<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.#add({ kind: 'statement', run, resolve: resolve as (value: unknown) => void, reject }),
    )
  }

  /** One statement outside any transaction, for what SQLite refuses or ignores inside one (VACUUM, most PRAGMAs). */
  writeAlone<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.#add({ kind: 'alone', run, resolve: resolve as (value: unknown) => void, reject }),
    )
  }

  /** Resolves when the transaction's turn has come. */
  begin(): Promise<Turn> {
    return new Promise((resolve, reject) => this.#add({ kind: 'transaction', resolve, reject }))
  }

  /** Takes nothing more, and resolves when everything taken is settled. */
  close(): Promise<void> {
    this.#closed = true
    return new Promise((resolve) => {
      if (this.#working) this.#idle.push(resolve)
      else resolve()
    })
  }

  #add(job: Job): void {
    if (this.#closed) return job.reject(new AppError('store_unavailable', { detail: 'The store is closed.' }))
    this.#waiting.push(job)
    if (this.#working) return
    this.#working = true
    setImmediate(() => void this.#work())
  }

  async #work(): Promise<void> {
    if (this.#waiting[0]?.kind === 'alone') this.#runAlone()
    else await this.#runGroup()
    if (this.#waiting.length > 0) return void setImmediate(() => void this.#work())
    this.#working = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #runAlone(): void {
    const job = this.#waiting.shift()
    if (job?.kind !== 'alone') return
    try {
      job.resolve(job.run())
    } catch (error) {
      job.reject(error)
    }
  }

  async #runGroup(): Promise<void> {
    try {
      await beginImmediate(this.#writer, this.#options.busyLimitMs)
    } catch (error) {
      for (const job of this.#waiting.splice(0)) job.reject(error)
      return
    }
    const settles: Settle[] = []
    try {
      await this.#runJobs(settles)
      this.#writer.exec('commit')
    } catch (error) {
      this.#abandon(settles, error)
      return
    }
    for (const settle of settles) settle.resolve()
  }

  async #runJobs(settles: Settle[]): Promise<void> {
    const endsAt = performance.now() + GROUP_MS
    const group = this.#waiting
    let taken = 0
    try {
      while (taken < group.length && taken < GROUP_JOBS && performance.now() < endsAt) {
        const job = group[taken]!
        if (job.kind === 'alone') break
        taken++
        if (job.kind === 'statement') this.#runStatement(job, settles)
        else await this.#runTransaction(job, settles)
      }
    } finally {
      group.splice(0, taken)
    }
  }

  #runStatement(job: Job & { kind: 'statement' }, settles: Settle[]): void {
    try {
      const value = job.run()
      settles.push({ resolve: () => job.resolve(value), reject: job.reject })
    } catch (error) {
      job.reject(error)
      this.#assertGroupAlive(error)
    }
  }

  async #runTransaction(job: Job & { kind: 'transaction' }, settles: Settle[]): Promise<void> {
    const turn = new Turn(this.#writer)
    const guard = setTimeout(() => this.#expire(turn), this.#options.transactionLimitMs)
    job.resolve(turn)
    await turn.ended
    clearTimeout(guard)
    if (turn.state === 'released') settles.push(turn.settle)
    this.#assertGroupAlive(turn.error)
  }

  #expire(turn: Turn): void {
    const error = new Error(
      `A transaction took longer than ${this.#options.transactionLimitMs} ms and was rolled back: ` +
        'it awaited something other than its own queries, or wrote through store.db instead of its transaction.',
    )
    this.#options.log.error({ err: error }, 'A transaction held up every writer and was rolled back.')
    turn.expire(error)
  }

  /** On a full disk or a failing one SQLite rolls back the whole transaction by itself, with the neighbours in it. */
  #assertGroupAlive(cause: unknown): void {
    if (!this.#writer.isTransaction)
      throw new Error('SQLite rolled back the whole group of writes.', { cause })
  }

  #abandon(settles: Settle[], cause: unknown): void {
    if (this.#writer.isTransaction) this.#writer.exec('rollback')
    const error = new AppError('store_unavailable', { detail: 'The write could not be stored.' }, { cause })
    for (const settle of settles) settle.reject(error)
  }
}
