import { AppError } from '@parley/contracts'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { kindOfStatement } from '../../db/stores/kind-of-statement.ts'
import type { Owner, VirtualTime } from './virtual-time.ts'

/**
 * Where a process may end around a commit. `deaf`: it lives on, but hears that the commit failed though it did not, as when
 * a connection breaks.
 */
export type CrashPoint = 'before-commit' | 'after-commit' | 'after-answer' | 'deaf'

/** The end of a query that locks what it reads. */
export const LOCKS = '/* locks */'

export type ProcessSurroundings = {
  time: VirtualTime
  /** The database’s own process: it outlives those who ask it. */
  databaseOwner: Owner
  owner: Owner
  /** How long a query is on its way, in ms. */
  lag(): number
  /** Told before a transaction takes its first lock: the process may come to stand still right here. */
  locks(): void
  /** Asked at each commit. */
  crashPoint(): CrashPoint | undefined
  kill(): void
  committed(): void
  asked(statement: string): void
}

const never = new Promise<never>(() => {})

/** Passes queries on while its process lives; what a dead one asks is never answered, and what it began is undone. */
export class MortalDriver implements Driver {
  private readonly inner: Driver
  private readonly around: ProcessSurroundings
  private readonly open = new Set<DatabaseConnection>()

  constructor(inner: Driver, around: ProcessSurroundings) {
    this.inner = inner
    this.around = around
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new MortalConnection(await this.inner.acquireConnection(), this.around)
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.inner.releaseConnection(mortal(connection).inner)
  }

  /**
   * Nothing is held yet: as on a store with many writers, a transaction waits for others only from its first lock or
   * write on, and what it reads before may be old by then.
   */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    mortal(connection).hold = () => this.hold(connection)
  }

  private async hold(connection: DatabaseConnection): Promise<void> {
    const { inner } = mortal(connection)
    mortal(connection).hold = undefined
    this.around.locks()
    if (this.around.owner.frozenUntil > this.around.time.now) await this.around.time.pause(0)
    await this.atDatabase(() => this.inner.beginTransaction(inner, {}))
    if (this.around.owner.isAlive) return void this.open.add(inner)
    await this.atDatabase(() => this.inner.rollbackTransaction(inner))
    return never
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await travel(this.around)
    if (!this.isHeld(connection)) return
    const point = this.around.crashPoint()
    if (point === 'before-commit') return this.die()
    const { inner } = mortal(connection)
    this.open.delete(inner)
    await this.atDatabase(() => this.inner.commitTransaction(inner))
    this.around.committed()
    await travel(this.around)
    if (point === 'after-commit') return this.die()
    if (point === 'after-answer') this.around.time.after(0, () => this.around.kill())
    if (point === 'deaf') throw new AppError('store_unavailable', { detail: 'The connection broke.' })
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await travel(this.around)
    if (!this.isHeld(connection)) return
    const { inner } = mortal(connection)
    this.open.delete(inner)
    await this.atDatabase(() => this.inner.rollbackTransaction(inner))
  }

  /** Whether the transaction ever came to hold anything; if not, there is nothing to end. */
  private isHeld(connection: DatabaseConnection): boolean {
    const isHeld = mortal(connection).hold === undefined
    mortal(connection).hold = undefined
    return isHeld
  }

  private die(): Promise<never> {
    this.around.kill()
    return never
  }

  /** The process is gone: the database undoes what it had begun. */
  drop(): void {
    for (const inner of this.open) void this.atDatabase(() => this.inner.rollbackTransaction(inner))
    this.open.clear()
  }

  private atDatabase<T>(work: () => Promise<T>): Promise<T> {
    return this.around.time.as(this.around.databaseOwner, work)
  }
}

async function travel({ owner, time, lag }: ProcessSurroundings): Promise<void> {
  if (!owner.isAlive) return never
  const ms = lag()
  if (ms > 0) await time.pause(ms)
}

class MortalConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  /** Begins the transaction; there while it holds nothing. */
  hold: (() => Promise<void>) | undefined
  private readonly around: ProcessSurroundings

  constructor(inner: DatabaseConnection, around: ProcessSurroundings) {
    this.inner = inner
    this.around = around
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { around } = this
    await travel(around)
    around.asked(query.sql)
    if (this.hold && (kindOfStatement(query) !== 'read' || query.sql.endsWith(LOCKS))) await this.hold()
    const result = await around.databaseOwner.enter(() => this.inner.executeQuery<Row>(query, {}))
    return around.owner.isAlive ? result : never
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }
}

function mortal(connection: DatabaseConnection): MortalConnection {
  if (connection instanceof MortalConnection) return connection
  throw new TypeError('This connection belongs to another driver.')
}
