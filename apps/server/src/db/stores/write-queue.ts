import type { DatabaseSync } from 'node:sqlite'
import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { AppError } from '@parley/contracts'
import type { Log } from '../log.ts'
import { beginImmediate } from './begin-immediate.ts'
import { afterPatience } from '../../patience.ts'
import { Turn, type Settle } from './turn.ts'

/** Also where a test has put other timers in the place of these. */
const REAL = { setTimeout, clearTimeout }

/** A group ends at either bound, so that its first writer does not wait for the many behind it. */
const GROUP_JOBS = 100
const GROUP_MS = 10

export type WriteQueueOptions = {
  log: Log
  transactionLimitMs: number
  busyLimitMs: number
  /** How long a group takes in more. */
  groupMs?: number | undefined
  /** Told after each group that is on disk. */
  committed?: () => void
}

/** `run` does its work inside the group's transaction and answers how to tell its caller of the group's end. */
type Job = { kind: 'grouped'; run(): Settle | Promise<Settle>; reject(error: unknown): void }
type LoneJob = { kind: 'alone'; run(): void; reject(error: unknown): void }

/**
 * Group commit: everything that arrived before `setImmediate` shares one BEGIN IMMEDIATE … COMMIT and its fsync.
 * Callers hear of success and of failure only after that COMMIT, so nobody acts on what is not on disk.
 *
 * Trap: transactions of a group run one after another on one connection, so while one awaits, every other writer
 * waits. Inside a transaction await only its own queries: no network, no timer, and no write through `store.db`,
 * which would queue behind the very transaction that waits for it.
 */
export class WriteQueue {
  readonly #writer: DatabaseSync
  readonly #options: WriteQueueOptions
  readonly #waiting: (Job | LoneJob)[] = []
  readonly #whenIdle: (() => void)[] = []
  #working = false
  #closed = false

  constructor(writer: DatabaseSync, options: WriteQueueOptions) {
    this.#writer = writer
    this.#options = options
  }

  /** One statement, as a transaction of its own. A statement that fails undoes itself, so it needs no savepoint. */
  write<T>(statement: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (): Settle => {
        const value = statement()
        return { resolve: () => resolve(value), reject }
      }
      this.#add({ kind: 'grouped', run, reject })
    })
  }

  /** One statement outside any transaction, for what SQLite refuses or ignores inside one. */
  writeAlone<T>(statement: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#add({ kind: 'alone', run: () => resolve(statement()), reject })
    })
  }

  /** Resolves when the transaction's turn has come. */
  begin(): Promise<Turn> {
    return new Promise((resolve, reject) => {
      this.#add({ kind: 'grouped', run: () => this.#takeTurn(resolve), reject })
    })
  }

  /** Takes nothing more, and resolves when everything taken is settled. */
  close(): Promise<void> {
    this.#closed = true
    return new Promise((resolve) => {
      if (this.#working) this.#whenIdle.push(resolve)
      else resolve()
    })
  }

  #add(job: Job | LoneJob): void {
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
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }

  #runAlone(): void {
    const job = this.#waiting.shift()
    if (job?.kind !== 'alone') return
    try {
      job.run()
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
      return this.#abandon(settles, error)
    }
    for (const settle of settles) settle.resolve()
    this.#options.committed?.()
  }

  async #runJobs(settles: Settle[]): Promise<void> {
    const endsAt = performance.now() + (this.#options.groupMs ?? GROUP_MS)
    let taken = 0
    try {
      while (taken < GROUP_JOBS && performance.now() < endsAt) {
        const job = this.#waiting[taken]
        if (job?.kind !== 'grouped') break
        taken++
        await this.#runJob(job, settles)
      }
    } finally {
      this.#waiting.splice(0, taken)
    }
  }

  async #runJob(job: Job, settles: Settle[]): Promise<void> {
    try {
      const settle = job.run()
      settles.push(settle instanceof Promise ? await settle : settle)
    } catch (error) {
      const reject = () => job.reject(error)
      settles.push({ resolve: reject, reject })
    }
    // On a full or failing disk SQLite rolls back the whole transaction by itself, with the neighbours in it.
    if (!this.#writer.isTransaction) throw new Error('SQLite rolled back the whole group of writes.')
  }

  async #takeTurn(resolve: (turn: Turn) => void): Promise<Settle> {
    const turn = new Turn(this.#writer)
    const endPatience = afterPatience(this.#options.transactionLimitMs, () => this.#expire(turn), REAL)
    resolve(turn)
    await turn.ended
    endPatience()
    return turn.settle
  }

  #expire(turn: Turn): void {
    const error = new Error(
      `A transaction took longer than ${this.#options.transactionLimitMs} ms and was rolled back: ` +
        'it awaited something other than its own queries, or wrote through store.db instead of its transaction.',
    )
    this.#options.log.error({ err: error }, 'A transaction held up every writer and was rolled back.')
    turn.expire(error)
  }

  #abandon(settles: Settle[], cause: unknown): void {
    if (this.#writer.isTransaction) this.#writer.exec('rollback')
    const error = new AppError('store_unavailable', { detail: 'The write could not be stored.' }, { cause })
    for (const settle of settles) settle.reject(error)
  }
}
