import { columnTypes } from '../column-types.ts'
import type { Migration } from '../migration.ts'

/** Why a provider ended an answer before its end. What was complete before this was told has nothing. */
export const cutAnswers: Migration = {
  name: '0005-cut-answers',
  async up(db, kind) {
    await db.schema.alterTable('replies').addColumn('cut', columnTypes[kind].text).execute()
  },
}
