import type { Kysely } from 'kysely'
import type { StoreKind } from './store-of.ts'

/** Migrations outlive the schema's types, so they see every table as rows of anything. */
export type AnyTables = Record<string, Record<string, unknown>>

export type Migration = {
  /** Never changed once released: it is how a database knows what it has been through. */
  name: string
  up(db: Kysely<AnyTables>, kind: StoreKind): Promise<void>
}
