import { handleSkeleton } from '@parley/contracts'
import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely'
import { columnTypes } from '../column-types.ts'
import type { AnyTables, Migration } from '../migration.ts'
import { handleCandidates } from '../handle-candidates.ts'

const required = (column: ColumnDefinitionBuilder) => column.notNull()
const zero = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0)

/** Rooms of many people and agents: handles, roles, invitations, places, threads, reactions, pins, what was read. */
export const rooms: Migration = {
  name: '0003-rooms',
  async up(db, kind) {
    const { id, text, json, int, ms } = columnTypes[kind]
    const ofChat = (column: ColumnDefinitionBuilder) =>
      column.notNull().references('chats.id').onDelete('cascade')

    await db.schema
      .createTable('handles')
      .addColumn('skeleton', text, (column) => column.primaryKey())
      // Compared byte by byte on both stores, so that a prefix is a range of the index.
      .addColumn('handle', kind === 'postgres' ? sql`text collate "C"` : text, (column) =>
        column.notNull().unique(),
      )
      .addColumn('kind', text, required)
      .addColumn('owner_id', id, (column) => column.notNull().unique())
      .execute()
    await giveHandles(db)

    const chats = {
      topic: [text, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('')],
      visibility: [text, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('private')],
      agents_answer: [text, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('mention')],
      agent_reads: [int, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(50)],
      invites: [text, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('managers')],
      closed_at: [ms, (column: ColumnDefinitionBuilder) => column],
      position: [ms, zero],
    } as const
    for (const [name, [type, build]] of Object.entries(chats))
      await db.schema.alterTable('chats').addColumn(name, type, build).execute()
    await sql`UPDATE chats SET position =
      coalesce((SELECT max(position) FROM messages WHERE messages.chat_id = chats.id), 0)`.execute(db)
    await db.schema
      .createIndex('chats_public')
      .on('chats')
      .columns(['visibility', 'active_at'])
      .where('visibility', '=', 'public')
      .execute()

    const participants = {
      read_position: [ms, zero],
      delivered_position: [ms, zero],
      place_id: [id, (column: ColumnDefinitionBuilder) => column],
      muted_at: [ms, (column: ColumnDefinitionBuilder) => column],
    } as const
    for (const [name, [type, build]] of Object.entries(participants))
      await db.schema.alterTable('participants').addColumn(name, type, build).execute()
    await sql`UPDATE participants SET
      read_position = (SELECT position FROM chats WHERE chats.id = participants.chat_id),
      delivered_position = (SELECT position FROM chats WHERE chats.id = participants.chat_id)`.execute(db)
    await db.schema
      .createIndex('participants_place')
      .on('participants')
      .columns(['chat_id', 'place_id'])
      .execute()

    const messages = {
      thread_id: [id, (column: ColumnDefinitionBuilder) => column],
      mentions: [json, (column: ColumnDefinitionBuilder) => column.notNull().defaultTo('[]')],
      pinned_at: [ms, (column: ColumnDefinitionBuilder) => column],
      pinned_by: [id, (column: ColumnDefinitionBuilder) => column],
    } as const
    for (const [name, [type, build]] of Object.entries(messages))
      await db.schema.alterTable('messages').addColumn(name, type, build).execute()
    await db.schema
      .createIndex('messages_thread')
      .on('messages')
      .columns(['thread_id', 'position'])
      .where('thread_id', 'is not', null)
      .execute()
    await db.schema
      .createIndex('messages_pinned')
      .on('messages')
      .columns(['chat_id', 'pinned_at'])
      .where('pinned_at', 'is not', null)
      .execute()

    await db.schema
      .createTable('reactions')
      .addColumn('message_id', id, (column) => column.notNull().references('messages.id').onDelete('cascade'))
      .addColumn('emoji', text, required)
      .addColumn('person_id', id, required)
      .addColumn('at', ms, required)
      // Count within the message: the order of its emoji, and of the people at each, is the same everywhere.
      .addColumn('emoji_place', ms, required)
      .addColumn('place', ms, required)
      .addPrimaryKeyConstraint('reactions_pkey', ['message_id', 'emoji', 'person_id'])
      .execute()

    await db.schema
      .createTable('mentions')
      .addColumn('message_id', id, (column) => column.notNull().references('messages.id').onDelete('cascade'))
      .addColumn('mentioned', text, required)
      .addColumn('chat_id', id, ofChat)
      .addColumn('position', ms, required)
      .addPrimaryKeyConstraint('mentions_pkey', ['message_id', 'mentioned'])
      .execute()
    await db.schema
      .createIndex('mentions_mentioned')
      .on('mentions')
      .columns(['chat_id', 'mentioned', 'position'])
      .execute()

    const replies = {
      agent_id: [id, (column: ColumnDefinitionBuilder) => column],
      // The reply that a person's words began; it and all that agents asked on the way are one chain.
      chain_id: [id, (column: ColumnDefinitionBuilder) => column],
      depth: [int, zero],
      // The message whose words asked for it.
      asked_in: [id, (column: ColumnDefinitionBuilder) => column],
      // What somebody asked it to heed and was not taken up yet, as JSON.
      steer: [json, (column: ColumnDefinitionBuilder) => column],
    } as const
    for (const [name, [type, build]] of Object.entries(replies))
      await db.schema.alterTable('replies').addColumn(name, type, build).execute()
    await db.schema.createIndex('replies_chat').on('replies').columns(['chat_id', 'queued_at']).execute()
    await db.schema.createIndex('replies_chain').on('replies').column('chain_id').execute()

    await db.schema
      .createTable('agents')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('owner_id', id, (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('name', text, required)
      .addColumn('description', text, required)
      .addColumn('model', text)
      .addColumn('instructions', text, required)
      .addColumn('parameters', json, required)
      .addColumn('tools', json, required)
      .addColumn('visibility', text, required)
      .addColumn('picture', text)
      .addColumn('picture_version', int, zero)
      .addColumn('created_at', ms, required)
      .addColumn('updated_at', ms, required)
      .addColumn('deleted_at', ms)
      .execute()
    await db.schema.createIndex('agents_owner').on('agents').column('owner_id').execute()

    await db.schema
      .createTable('invitations')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('chat_id', id, ofChat)
      .addColumn('token_hash', text, (column) => column.notNull().unique())
      .addColumn('role', text, required)
      .addColumn('email', text)
      .addColumn('created_by', id, required)
      .addColumn('created_at', ms, required)
      .addColumn('expires_at', ms)
      .addColumn('max_uses', int)
      .addColumn('uses', int, zero)
      .addColumn('revoked_at', ms)
      .execute()
    await db.schema.createIndex('invitations_chat').on('invitations').column('chat_id').execute()

    await db.schema
      .createTable('removals')
      .addColumn('chat_id', id, ofChat)
      .addColumn('person_id', id, required)
      .addColumn('removed_by', id, required)
      .addColumn('at', ms, required)
      .addPrimaryKeyConstraint('removals_pkey', ['chat_id', 'person_id'])
      .execute()

    // Events of before say less than clients expect now; whoever was away gets a snapshot (R4).
    await sql`UPDATE streams SET floor = head`.execute(db)
  },
}

async function giveHandles(db: Kysely<AnyTables>): Promise<void> {
  const people = await db.selectFrom('users').select(['id', 'name', 'email']).orderBy('created_at').execute()
  const taken = new Set<string>()
  for (const { id, name, email } of people) {
    for (const handle of handleCandidates(String(name), String(email))) {
      const skeleton = handleSkeleton(handle)
      if (taken.has(skeleton)) continue
      taken.add(skeleton)
      await db.insertInto('handles').values({ skeleton, handle, kind: 'person', owner_id: id }).execute()
      break
    }
  }
}
