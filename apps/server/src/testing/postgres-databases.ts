import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { migrateStore } from '../db/migrate.ts'
import { openPostgres } from '../db/stores/postgres.ts'

/** Databases that a killed run left behind go after this long; their names end with when they were made. */
const LEFTOVER_MS = 6 * 60 * 60 * 1000
/** Any constant does: test processes that start at once make the template one after another. */
const TEMPLATE_LOCK = 7_275_392

/** The name of a database with our tables, made once for these migrations and copied for every test. */
export const migratedTemplate = (): Promise<string> => (template ??= findOrMakeTemplate())
let template: Promise<string> | undefined

const findOrMakeTemplate = () =>
  asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const prefix = `parley_template_${migrationsHash()}`
    const found = (await databasesLike(admin, `${prefix}_%`)).find((name) => !isLeftover(name))
    return found ?? makeTemplate(admin, prefix)
  })

async function makeTemplate(admin: Client, prefix: string): Promise<string> {
  await dropLeftovers(admin)
  const building = nameNow('parley_building')
  await admin.query(`create database ${building} template template0`)
  const store = openPostgres({
    databaseUrl: urlOf(building),
    log: { info() {}, warn() {}, error: console.error },
  })
  try {
    await migrateStore(store)
  } finally {
    await store.close()
  }
  const name = nameNow(prefix)
  // Under its real name only once it is whole, so that a run killed half-way leaves nothing to be copied.
  await admin.query(`alter database ${building} rename to ${name}`)
  return name
}

/** Answers the address of a new database. */
export async function createDatabase(from: string): Promise<string> {
  const name = nameNow(`parley_test_${randomBytes(6).toString('hex')}`)
  await asAdmin((admin) => admin.query(`create database ${name} template ${from}`))
  return urlOf(name)
}

export async function dropDatabase(url: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`),
  )
}

async function dropLeftovers(admin: Client): Promise<void> {
  for (const name of (await databasesLike(admin, 'parley_%')).filter(isLeftover)) {
    // Another run may be dropping it as well.
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => {})
  }
}

async function databasesLike(admin: Client, pattern: string): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where datname like $1 order by datname desc',
    [pattern],
  )
  return rows.map(({ datname }) => datname)
}

const nameNow = (prefix: string) => `${prefix}_${Date.now()}`

function isLeftover(name: string): boolean {
  const madeAt = /^parley_(?:test|template|building)_(?:\w+_)?(\d{13})$/.exec(name)?.[1]
  return madeAt !== undefined && Date.now() - Number(madeAt) > LEFTOVER_MS
}

function migrationsHash(): string {
  const folder = new URL('../db/migrations/', import.meta.url)
  const files = readdirSync(folder).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(new URL(file, folder)))
  hash.update(readFileSync(new URL('../db/column-types.ts', import.meta.url)))
  return hash.digest('hex').slice(0, 12)
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url)
    throw new Error('Tests on PostgreSQL need TEST_DATABASE_URL, the address of a server they may use.')
  return url
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: serverUrl() })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
