import { newId } from '@parley/contracts'
import type { Actor } from '../../ctx.ts'
import type { Database } from './database.ts'

const NAMES = ['ada', 'bob', 'cyd', 'dov', 'eve'] as const

/** Accounts as they lie in the store; how people come by them is no part of the run. */
export function addPeople(database: Database, count: number): Actor[] {
  return NAMES.slice(0, count).map((name) => {
    const id = newId()
    database.writer
      .prepare(
        `INSERT INTO users (id, name, search_name, email, email_verified, role, preferences, created_at, updated_at)
         VALUES (?, ?, ?, ?, 1, 'user', '{}', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
      )
      .run(id, name, name, `${name}@example.com`)
    database.writer
      .prepare(`INSERT INTO handles (skeleton, handle, kind, owner_id) VALUES (?, ?, 'person', ?)`)
      .run(name, name, id)
    database.writer
      .prepare('INSERT INTO streams (id, epoch, head, floor) VALUES (?, ?, 0, 0)')
      .run(`person:${id}`, newId())
    return { kind: 'person', id, name, role: 'user' }
  })
}
