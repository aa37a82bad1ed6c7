import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../testing/until.ts'
import type { StoreOf } from '../store-of.ts'
import { openSqlite } from './sqlite.ts'

type Tables = { parents: { id: string }; children: { id: string; parent: string } }

const A_BUSY_MACHINE_MS = 60_000
/** What comes together stays together, and what can be done is done, however long the machine takes for it. */
const PATIENT = {
  groupMs: A_BUSY_MACHINE_MS,
  transactionLimitMs: A_BUSY_MACHINE_MS,
  busyLimitMs: A_BUSY_MACHINE_MS,
}

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
let folder: string
let file: string
let store: StoreOf<Tables>

beforeEach(async () => {
  vi.clearAllMocks()
  folder = await mkdtemp(join(tmpdir(), 'parley-sqlite-'))
  file = join(folder, 'parley.db')
  store = openSqlite<Tables>({ file, log, ...PATIENT })
  await sql`create table parents (id text primary key)`.execute(store.db)
  await sql`create table children (id text primary key, parent text references parents deferrable initially deferred)`.execute(
    store.db,
  )
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** The same file with short limits, for who runs into them. */
async function limit(limits: { transactionLimitMs?: number; busyLimitMs?: number }) {
  await store.close()
  store = openSqlite<Tables>({ file, log, ...PATIENT, ...limits })
}

const addParent = (id: string) => store.db.insertInto('parents').values({ id }).execute()
const addOrphan = (id: string) => store.db.insertInto('children').values({ id, parent: 'nobody' }).execute()
const parents = async () => (await store.db.selectFrom('parents').select('id').execute()).map(({ id }) => id)
const pragma = async (name: string) => {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store.db)
  return Object.values(rows[0] ?? {})[0]
}

test('the file is kept safe: write-ahead log, full sync, foreign keys', async () => {
  expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual([
    'wal',
    2,
    1,
  ])
})

test('after many commits a thread moves what they wrote from the log into the file', async () => {
  const text = 'x'.repeat(1000)
  for (let n = 0; n < 250; n++) await addParent(`${n} ${text}`)
  await until(async () => (await stat(file)).size > 200 * text.length || undefined)
})

test('writers that come together share one commit', async () => {
  const writes = Array.from({ length: 20 }, (_, n) => addParent(`p${n}`))
  await writes[0]
  expect(await parents()).toHaveLength(20)
  await Promise.all(writes)
})

test('when the commit fails, everyone in the group hears of it and nothing is stored', async () => {
  const undone = store.db
    .transaction()
    .execute((tx) => tx.insertInto('parents').values({ id: 'c' }).execute())
  const outcomes = await Promise.allSettled([addParent('a'), addOrphan('b'), undone, addParent('d')])
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } })
  }
  expect(await parents()).toEqual([])
  await addParent('later')
  expect(await parents()).toEqual(['later'])
})

test('when SQLite itself rolls the group back, nobody is told that a lost row is stored', async () => {
  await addParent('a')
  const insert = (id: string, or = '') =>
    sql`insert ${sql.raw(or)} into parents (id) values (${id})`.execute(store.db)
  const outcomes = await Promise.allSettled([insert('before'), insert('a', 'or rollback'), insert('after')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await parents()).toEqual(['a', 'after'])
})

test('another process’s lock is waited out', async () => {
  const other = new DatabaseSync(file)
  other.exec('begin immediate')
  const write = addParent('patient')
  setTimeout(() => other.exec('commit'), 30)
  await write
  other.close()
  expect(await parents()).toEqual(['patient'])
})

test('a lock that stays is an error for who waits, and the queue goes on when it is gone', async () => {
  await limit({ busyLimitMs: 200 })
  const other = new DatabaseSync(file)
  other.exec('begin immediate')
  const waiting = store.db
    .transaction()
    .execute((tx) => tx.insertInto('parents').values({ id: 'b' }).execute())
  const outcomes = await Promise.allSettled([addParent('a'), waiting])
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } })
  }
  other.exec('commit')
  other.close()
  await addParent('c')
  expect(await parents()).toEqual(['c'])
})

test('a write through the store inside a transaction, which would wait for itself, ends with words that say so', async () => {
  await limit({ transactionLimitMs: 100 })
  const deadlock = store.db.transaction().execute(async (tx) => {
    await tx.insertInto('parents').values({ id: 'inside' }).execute()
    await addParent('outside')
  })
  await expect(deadlock).rejects.toThrow(/wrote through store\.db/)
  expect(log.error).toHaveBeenCalledOnce()
  expect(await parents()).toEqual(['outside'])
})

test('statements that take no transaction run between the groups', async () => {
  const outcomes = await Promise.all([addParent('a'), sql`vacuum`.execute(store.db), addParent('b')])
  expect(outcomes).toHaveLength(3)
  expect(await parents()).toEqual(['a', 'b'])
})

test('a transaction opened by hand is refused, because it would swallow the others’ writes', async () => {
  await expect(sql`begin`.execute(store.db)).rejects.toThrow(/Use db\.transaction\(\)/)
})

test('whoever hears of a rollback reads whole groups', async () => {
  const failing = store.db.transaction().execute(() => Promise.reject(new Error('no')))
  const seen = failing.catch(() => parents())
  await Promise.all(Array.from({ length: 60 }, (_, n) => addParent(`p${n}`)))
  expect(await seen).toHaveLength(60)
})

test('closing waits for what was taken and leaves one file with everything in it', async () => {
  const other = openSqlite<Tables>({ file: join(folder, 'other.db'), log })
  await sql`create table parents (id text primary key)`.execute(other.db)
  const writes = Array.from({ length: 150 }, (_, n) =>
    other.db
      .insertInto('parents')
      .values({ id: `p${n}` })
      .execute(),
  )
  // Kysely hands the queries on in microtasks; only then the store has taken them.
  await new Promise(setImmediate)
  await other.close()
  await Promise.all(writes)
  const reopened = new DatabaseSync(join(folder, 'other.db'))
  expect(reopened.prepare('select count(*) as n from parents').get()).toEqual({ n: 150 })
  reopened.close()
})

test('a file that cannot be opened is named', () => {
  expect(() => openSqlite({ file: folder, log })).toThrow(/cannot be opened/)
})
