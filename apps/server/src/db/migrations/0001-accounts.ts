import { sql, type ColumnDefinitionBuilder } from 'kysely'
import { columnTypes } from '../column-types.ts'
import type { Migration } from '../migration.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const key = (column: ColumnDefinitionBuilder) => column.primaryKey()
const ofUser = (column: ColumnDefinitionBuilder) =>
  column.notNull().references('users.id').onDelete('cascade')

/** People, how they log in, where they are logged in. */
export const accounts: Migration = {
  name: '0001-accounts',
  async up(db, kind) {
    const { id, text, json, int, ms, authTime, authBool } = columnTypes[kind]

    await db.schema
      .createTable('users')
      .addColumn('id', id, key)
      .addColumn('name', text, required)
      // Compared byte by byte on both stores, so that a prefix is a range of the index.
      .addColumn('search_name', kind === 'postgres' ? sql`text collate "C"` : text, required)
      .addColumn('email', text, (column) => column.notNull().unique())
      .addColumn('email_verified', authBool, required)
      .addColumn('image', text)
      .addColumn('role', text, required)
      .addColumn('preferences', json, required)
      .addColumn('created_at', authTime, required)
      .addColumn('updated_at', authTime, required)
      .execute()
    await db.schema.createIndex('users_search_name').on('users').column('search_name').execute()

    await db.schema
      .createTable('sessions')
      .addColumn('id', id, key)
      .addColumn('user_id', id, ofUser)
      .addColumn('token', text, (column) => column.notNull().unique())
      .addColumn('refresh_generation', int, (column) => column.notNull().defaultTo(0))
      .addColumn('ip_address', text)
      .addColumn('user_agent', text)
      .addColumn('created_at', authTime, required)
      .addColumn('updated_at', authTime, required)
      .addColumn('expires_at', authTime, required)
      .execute()
    await db.schema.createIndex('sessions_user_id').on('sessions').column('user_id').execute()
    await db.schema.createIndex('sessions_expires_at').on('sessions').column('expires_at').execute()

    await db.schema
      .createTable('accounts')
      .addColumn('id', id, key)
      .addColumn('user_id', id, ofUser)
      .addColumn('provider_id', text, required)
      .addColumn('account_id', text, required)
      .addColumn('password', text)
      .addColumn('access_token', text)
      .addColumn('refresh_token', text)
      .addColumn('id_token', text)
      .addColumn('access_token_expires_at', authTime)
      .addColumn('refresh_token_expires_at', authTime)
      .addColumn('scope', text)
      .addColumn('created_at', authTime, required)
      .addColumn('updated_at', authTime, required)
      .addUniqueConstraint('accounts_provider_account', ['provider_id', 'account_id'])
      .execute()
    await db.schema.createIndex('accounts_user_id').on('accounts').column('user_id').execute()

    await db.schema
      .createTable('verifications')
      .addColumn('id', id, key)
      .addColumn('identifier', text, required)
      .addColumn('value', text, required)
      .addColumn('expires_at', authTime, required)
      .addColumn('created_at', authTime, required)
      .addColumn('updated_at', authTime, required)
      .execute()
    await db.schema.createIndex('verifications_identifier').on('verifications').column('identifier').execute()
    await db.schema.createIndex('verifications_expires_at').on('verifications').column('expires_at').execute()

    await db.schema
      .createTable('jwks')
      .addColumn('id', id, key)
      .addColumn('public_key', text, required)
      .addColumn('private_key', text, required)
      .addColumn('alg', text)
      .addColumn('crv', text)
      .addColumn('created_at', authTime, required)
      .addColumn('expires_at', authTime)
      .execute()

    await db.schema
      .createTable('login_failures')
      .addColumn('email', text, key)
      .addColumn('failures', int, required)
      .addColumn('last_at', ms, required)
      .execute()
    await db.schema.createIndex('login_failures_last_at').on('login_failures').column('last_at').execute()

    await db.schema
      .createTable('founder')
      .addColumn('id', int, key)
      .addColumn('user_id', id, required)
      .addColumn('at', ms, required)
      .execute()
  },
}
