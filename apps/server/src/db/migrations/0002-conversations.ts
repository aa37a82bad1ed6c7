import { sql, type Kysely } from 'kysely'
import type { AnyTables, Migration } from '../migration.ts'

/** Streams and their events, ops, jobs; chats, messages and the replies that are being written. */
export const conversations: Migration = {
  name: '0002-conversations',
  async up(db, kind) {
    const ms = kind === 'postgres' ? 'bigint' : 'integer'

    await db.schema
      .createTable('streams')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('head', ms, (column) => column.notNull())
      .addColumn('floor', ms, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('events')
      .addColumn('stream_id', 'text', (column) => column.notNull().references('streams.id'))
      .addColumn('seq', ms, (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('op_id', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', ms, (column) => column.notNull())
      .addPrimaryKeyConstraint('events_pkey', ['stream_id', 'seq'])
      .execute()

    await db.schema
      .createTable('ops')
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('op_id', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('at', ms, (column) => column.notNull())
      .addPrimaryKeyConstraint('ops_pkey', ['actor', 'op_id'])
      .execute()
    await db.schema.createIndex('ops_at').on('ops').column('at').execute()

    await db.schema
      .createTable('jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('run_at', ms, (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('lease_until', ms)
      .addColumn('last_error', 'text')
      .execute()
    await db.schema.createIndex('jobs_run_at').on('jobs').column('run_at').execute()

    await db.schema
      .createTable('chats')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('model', 'text')
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('leaf_id', 'text')
      .addColumn('branched_from_chat', 'text')
      .addColumn('branched_from_message', 'text')
      .addColumn('created_at', ms, (column) => column.notNull())
      .addColumn('active_at', ms, (column) => column.notNull())
      .addColumn('deleted_at', ms)
      .execute()

    await db.schema
      .createTable('participants')
      .addColumn('chat_id', 'text', (column) => column.notNull().references('chats.id').onDelete('cascade'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('pinned_at', ms)
      .addColumn('archived_at', ms)
      .addColumn('joined_at', ms, (column) => column.notNull())
      .addPrimaryKeyConstraint('participants_pkey', ['chat_id', 'id'])
      .execute()
    await db.schema.createIndex('participants_id').on('participants').column('id').execute()

    await db.schema
      .createTable('messages')
      // SQLite's full-text index points at rows by a number that must outlive a VACUUM; an id is text.
      .addColumn('number', kind === 'postgres' ? 'bigserial' : 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('chat_id', 'text', (column) => column.notNull().references('chats.id').onDelete('cascade'))
      .addColumn('parent_id', 'text')
      .addColumn('position', ms, (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('author_kind', 'text', (column) => column.notNull())
      .addColumn('author_id', 'text', (column) => column.notNull())
      .addColumn('author_name', 'text', (column) => column.notNull())
      .addColumn('parts', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('created_at', ms, (column) => column.notNull())
      .addColumn('edited_at', ms)
      .execute()
    await db.schema
      .createIndex('messages_parent')
      .on('messages')
      .columns(['chat_id', 'parent_id', 'position'])
      .execute()
    await db.schema.createIndex('messages_position').on('messages').columns(['chat_id', 'position']).execute()

    await db.schema
      .createTable('replies')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('chat_id', 'text', (column) => column.notNull().references('chats.id').onDelete('cascade'))
      .addColumn('message_id', 'text', (column) => column.notNull().unique())
      .addColumn('asked_by', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('tools', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('fence', 'integer', (column) => column.notNull())
      .addColumn('lease_until', ms)
      .addColumn('recoveries', 'integer', (column) => column.notNull())
      .addColumn('stop_requested_at', ms)
      .addColumn('input_tokens', 'integer')
      .addColumn('output_tokens', 'integer')
      .addColumn('reasoning_tokens', 'integer')
      .addColumn('error_code', 'text')
      .addColumn('error_message', 'text')
      .addColumn('queued_at', ms, (column) => column.notNull())
      .addColumn('started_at', ms)
      .addColumn('ended_at', ms)
      .execute()
    await db.schema.createIndex('replies_asked_by').on('replies').columns(['asked_by', 'queued_at']).execute()
    await db.schema.createIndex('replies_status').on('replies').columns(['status', 'lease_until']).execute()

    await db.schema
      .createTable('reply_chunks')
      .addColumn('reply_id', 'text', (column) =>
        column.notNull().references('replies.id').onDelete('cascade'),
      )
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('start', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reply_chunks_pkey', ['reply_id', 'attempt', 'part', 'start'])
      .execute()
    await (kind === 'postgres' ? indexWordsOnPostgres(db) : indexWordsOnSqlite(db))
  },
}

async function indexWordsOnPostgres(db: Kysely<AnyTables>): Promise<void> {
  await sql`CREATE INDEX messages_words ON messages USING gin (to_tsvector('simple', content))`.execute(db)
}

async function indexWordsOnSqlite(db: Kysely<AnyTables>): Promise<void> {
  await sql`CREATE VIRTUAL TABLE messages_words USING fts5(
    content, content='messages', content_rowid='number', tokenize="unicode61 remove_diacritics 2")`.execute(
    db,
  )
  await sql`CREATE TRIGGER messages_words_insert AFTER INSERT ON messages BEGIN
    INSERT INTO messages_words(rowid, content) VALUES (new.number, new.content); END`.execute(db)
  await sql`CREATE TRIGGER messages_words_delete AFTER DELETE ON messages BEGIN
    INSERT INTO messages_words(messages_words, rowid, content) VALUES ('delete', old.number, old.content); END`.execute(
    db,
  )
  await sql`CREATE TRIGGER messages_words_update AFTER UPDATE OF content ON messages BEGIN
    INSERT INTO messages_words(messages_words, rowid, content) VALUES ('delete', old.number, old.content);
    INSERT INTO messages_words(rowid, content) VALUES (new.number, new.content); END`.execute(db)
}
