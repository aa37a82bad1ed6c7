import { sql, type Kysely } from 'kysely'
import parley from '../../package.json' with { type: 'json' }
import type { AnyTables, Migration } from './migration.ts'
import { columnTypes } from './column-types.ts'
import { migrations as ourMigrations } from './migrations/index.ts'
import type { StoreKind, StoreOf } from './store-of.ts'

/** Any constant does: replicas that start at once take this lock one after another. */
const MIGRATION_LOCK = 7_275_391

/** Brings a database, new or of any released version, to the form this version knows. */
export async function migrateStore<Tables>(
  store: StoreOf<Tables>,
  migrations: readonly Migration[] = ourMigrations,
): Promise<void> {
  const db = store.db as unknown as Kysely<AnyTables>
  await exclusively(db, store.kind, (tx) => createMigrationsTable(tx, store.kind))
  const pending = notIn(await appliedNames(db, migrations), migrations)
  if (pending.length === 0) return
  await withoutForeignKeys(db, store.kind, async () => {
    for (const migration of pending) await apply(store, db, migration, migrations)
  })
}

async function apply<Tables>(
  store: StoreOf<Tables>,
  db: Kysely<AnyTables>,
  migration: Migration,
  migrations: readonly Migration[],
): Promise<void> {
  const startedAt = performance.now()
  const applied = await exclusively(db, store.kind, async (tx) => {
    // Another replica may have been quicker.
    if ((await appliedNames(tx, migrations)).has(migration.name)) return false
    await migration.up(tx, store.kind)
    await assertForeignKeys(tx, store.kind)
    await tx
      .insertInto('migrations')
      .values({ name: migration.name, at: Date.now(), parley_version: parley.version })
      .execute()
    return true
  })
  const ms = Math.round(performance.now() - startedAt)
  if (applied) store.log.info({ migration: migration.name, ms }, 'Migrated the database.')
}

const exclusively = <T>(db: Kysely<AnyTables>, kind: StoreKind, run: (tx: Kysely<AnyTables>) => Promise<T>) =>
  db.transaction().execute(async (tx) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    return run(tx)
  })

const createMigrationsTable = (db: Kysely<AnyTables>, kind: StoreKind) =>
  db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', columnTypes[kind].text, (column) => column.primaryKey())
    .addColumn('at', columnTypes[kind].ms, (column) => column.notNull())
    .addColumn('parley_version', columnTypes[kind].text, (column) => column.notNull())
    .execute()

async function appliedNames(db: Kysely<AnyTables>, migrations: readonly Migration[]): Promise<Set<unknown>> {
  const rows = await db.selectFrom('migrations').select(['name', 'parley_version']).orderBy('at').execute()
  const known = new Set<unknown>(migrations.map(({ name }) => name))
  const unknown = rows.filter(({ name }) => !known.has(name))
  if (unknown.length > 0) throw newerDatabase(unknown)
  return new Set(rows.map(({ name }) => name))
}

const newerDatabase = (rows: Record<string, unknown>[]) =>
  new Error(
    `This database was made by a newer Parley (${String(rows.at(-1)?.['parley_version'])}; this is ${parley.version}). ` +
      `Start that version or a later one. Unknown here: ${rows.map(({ name }) => String(name)).join(', ')}.`,
  )

const notIn = (applied: Set<unknown>, migrations: readonly Migration[]) =>
  migrations.filter(({ name }) => !applied.has(name))

/**
 * SQLite changes a table by building a new one and dropping the old, which would delete everything that refers to it.
 * So migrations run without foreign keys there, and each is checked before it commits.
 */
async function withoutForeignKeys(
  db: Kysely<AnyTables>,
  kind: StoreKind,
  run: () => Promise<void>,
): Promise<void> {
  if (kind === 'postgres') return run()
  await sql`pragma foreign_keys = off`.execute(db)
  try {
    await run()
  } finally {
    await sql`pragma foreign_keys = on`.execute(db)
  }
}

async function assertForeignKeys(db: Kysely<AnyTables>, kind: StoreKind): Promise<void> {
  if (kind === 'postgres') return
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db)
  if (rows[0])
    throw new Error(`The migration leaves rows of ${rows[0].table} without their ${rows[0].parent}.`)
}
